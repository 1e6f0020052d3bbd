import type { DescribeNetworkBody, NetworkId } from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import { DescribeNetwork } from '@relais/networks';

/** An empty text is recorded: it takes the earlier one away. */
export function describeNetwork(body: DescribeNetworkBody, envelope: Envelope): DescribeNetwork {
  const personal = Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const networkId = envelope.networkId as NetworkId;
  return new DescribeNetwork({ networkId, fields: Object.keys(personal).sort() }, envelope, personal);
}
