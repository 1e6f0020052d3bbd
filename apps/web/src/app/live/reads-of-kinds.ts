import type { ChangeKind } from '@relais/contracts';

/** Which reads show a change of a kind, by the first part of their query keys. */
const reads = {
  network: ['me', 'description', 'charter', 'liveliness', 'liveliness-people'],
  membership: [
    ...['me', 'members', 'people', 'visitors', 'meeting', 'journal', 'join-requests'],
    ...['liveliness', 'liveliness-people'],
  ],
  person: [
    ...['me', 'members', 'people', 'visitors', 'meeting', 'ledger', 'referral', 'erasures', 'journal'],
    ...['liveliness', 'liveliness-people'],
  ],
  meeting: ['meetings', 'meeting', 'minute', 'today', 'liveliness', 'liveliness-people', 'account'],
  attendance: [
    ...['meetings', 'meeting', 'minute', 'attendance', 'today', 'visitors', 'people', 'account'],
    ...['liveliness', 'liveliness-people'],
  ],
  arrival: ['arrivals'],
  need: ['members', 'meeting', 'minute', 'my-data'],
  'one-to-one': ['minute', 'account', 'my-data', 'one-to-ones'],
  referral: [
    ...['ledger', 'news', 'minute', 'members', 'referral', 'erasures', 'journal', 'account', 'my-data'],
    ...['liveliness', 'liveliness-people'],
  ],
  thanks: ['ledger', 'minute', 'referral', 'account', 'my-data'],
} satisfies Readonly<Record<ChangeKind, readonly string[]>>;
/** A newer server may tell of further kinds. */
const known: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(reads));

export const allKinds = Object.keys(reads) as ChangeKind[];

/** The reads that show changes of any of these kinds. */
export const readsOf = (kinds: Iterable<ChangeKind>): ReadonlySet<string> =>
  new Set([...kinds].flatMap((kind) => known.get(kind) ?? []));
