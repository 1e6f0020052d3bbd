import type { PersonId, ReferralId } from '@relais/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { read } from './client';
import { type News, newsOf, seenIn, withSeen } from './news.rules';
import { stored } from './storage';

const key = 'relais.seen';
const listeners = new Set<() => void>();

/** Over all networks at once; again every minute while the page is in view, and whenever it comes into view. */
const news = queryOptions({
  queryKey: ['news'],
  queryFn: ({ signal }) => read('/api/me/news', { signal }),
  staleTime: 0,
  refetchInterval: 60_000,
});

/** Tells this page and the other tabs of this browser. */
export function markSeen(personId: PersonId, referrals: readonly ReferralId[]): void {
  const before = seenIn(stored.getItem(key));
  const after = withSeen(before, personId, referrals);
  if (after === before) return;
  stored.setItem(key, JSON.stringify(after));
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** The news of all persons of this account, by the server's last answer; none before it. */
export function useNews(): Readonly<{ all: readonly News[]; updatedAt: number }> {
  const { data, dataUpdatedAt } = useQuery(news);
  const seen = useSyncExternalStore(subscribe, () => stored.getItem(key));
  const all = useMemo(() => (data ? newsOf(data, seenIn(seen)) : []), [data, seen]);
  return { all, updatedAt: dataUpdatedAt };
}
