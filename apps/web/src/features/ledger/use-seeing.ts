import type { PersonId } from '@relais/contracts';
import { useEffect, useState } from 'react';
import { markSeen, useNews } from '../../server/news';
import type { Ledger } from '../../server/reads';

type Shown = Readonly<{ ledger: Ledger | undefined; updatedAt: number; refetch: () => unknown }>;

/**
 * Marks the referrals in the current ledger as seen, and fetches missing ones. Returns the referrals that were new when this page was
 * opened.
 */
export function useSeeing(personId: PersonId, { ledger, updatedAt, refetch }: Shown): ReadonlySet<string> {
  const news = useNews();
  const unseen = news.all.find((one) => one.personId === personId)?.unseen ?? [];
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const shown = new Set(ledger?.entries.map(({ referralId }) => referralId));
  const seen = unseen.filter((id) => shown.has(id));
  const isBehind = ledger !== undefined && seen.length < unseen.length && updatedAt < news.updatedAt;
  if (seen.some((id) => !fresh.has(id))) setFresh(new Set([...fresh, ...seen]));
  useEffect(() => {
    if (seen.length > 0) markSeen(personId, seen);
  });
  useEffect(() => {
    if (isBehind) refetch();
  }, [isBehind, refetch]);
  return fresh;
}
