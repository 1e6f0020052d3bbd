import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../../../server/network-context';
import { today } from '../../../server/reads';
import type { Said } from './messages';

/** The writer, and what every text of the page names. */
export function useSaid(): Said {
  const network = useNetwork();
  const { next = null } = useQuery(today(network)).data ?? {};
  return { network: network.name, from: network.personName ?? '', next };
}
