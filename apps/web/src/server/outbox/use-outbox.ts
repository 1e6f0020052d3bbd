import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { me } from '../reads';
import type { Entry } from './entry';
import type { Snapshot } from './store';
import { outbox } from './this-device';

export const useOutbox = (): Snapshot => useSyncExternalStore(outbox.subscribe, outbox.current);

/** The entries of this account, by any of its persons; entries of other accounts on this device stay hidden. */
export function useUnsent(): readonly Entry[] {
  const { entries } = useOutbox();
  const { data } = useQuery(me);
  return entries.filter(({ by }) => data?.networks.some(({ personId }) => personId === by));
}
