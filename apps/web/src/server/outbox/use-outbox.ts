import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { me } from '../reads';
import type { Entry } from './entry';
import type { Snapshot } from './store';
import { outbox } from './this-device';

export const useOutbox = (): Snapshot => useSyncExternalStore(outbox.subscribe, outbox.current);

/** What this account entered here, as any of its persons; what others entered on this device is not theirs to see. */
export function useUnsent(): readonly Entry[] {
  const { entries } = useOutbox();
  const { data } = useQuery(me);
  return entries.filter(({ by }) => data?.networks.some(({ personId }) => personId === by));
}
