import type { NetworkId, NewsAnswer, PersonId, ReferralId } from '@relais/contracts';

/** The referrals that were seen on this device, by the person who received them; the latest last. */
export type Seen = Readonly<Record<PersonId, readonly ReferralId[]>>;

/** What waits for a person: referrals that were not seen here, and people who ask to come in. */
export type News = Readonly<{
  networkId: NetworkId;
  personId: PersonId;
  unseen: readonly ReferralId[];
  joinRequests: number;
}>;

const remembered = 1000;

export const newsOf = ({ networks }: NewsAnswer, seen: Seen): News[] =>
  networks.map(({ networkId, personId, received, joinRequests }) => {
    const known = new Set(seen[personId]);
    return {
      networkId,
      personId,
      unseen: received.filter((id) => !known.has(id)),
      joinRequests: joinRequests ?? 0,
    };
  });

/** A request to join counts once, although an account may be two organisers of the network. */
export function totalOf(news: readonly News[]): number {
  const requests = new Map(news.map(({ networkId }) => [networkId, 0]));
  for (const { networkId, joinRequests } of news)
    requests.set(networkId, Math.max(requests.get(networkId) ?? 0, joinRequests));
  const unseen = news.reduce((sum, one) => sum + one.unseen.length, 0);
  return [...requests.values()].reduce((sum, count) => sum + count, unseen);
}

/** With further referrals that a person has seen; the very same where there is nothing new. */
export function withSeen(seen: Seen, personId: PersonId, referrals: readonly ReferralId[]): Seen {
  const known = seen[personId] ?? [];
  const further = referrals.filter((id) => !known.includes(id));
  if (further.length === 0) return seen;
  return { ...seen, [personId]: [...known, ...further].slice(-remembered) };
}

/** What was stored, as far as it can be read. */
export function seenIn(text: string | null): Seen {
  try {
    const stored = JSON.parse(text ?? '{}') as Record<string, unknown> | null;
    return Object.fromEntries(Object.entries(stored ?? {}).filter(([, ids]) => Array.isArray(ids))) as Seen;
  } catch {
    return {};
  }
}
