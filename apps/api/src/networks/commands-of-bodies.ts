import type { DescribeNetworkBody, NetworkId } from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import { DescribeNetwork } from '@relais/networks';
import { omitEmpty } from '../http/personal-values';

export function describeNetwork(body: DescribeNetworkBody, envelope: Envelope): DescribeNetwork {
  const personal = omitEmpty(body);
  const networkId = envelope.networkId as NetworkId;
  return new DescribeNetwork({ networkId, fields: Object.keys(personal).sort() }, envelope, personal);
}
