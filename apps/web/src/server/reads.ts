import type { LedgerAnswer, MeAnswer, MembersAnswer, PeopleAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client';

export type Network = MeAnswer['networks'][number];
/** In which network one of the account's persons speaks. What they read is kept apart from what the others read. */
export type Speaker = Pick<Network, 'id' | 'personId'>;
export type Member = MembersAnswer['members'][number];
export type Ledger = Omit<LedgerAnswer, 'nextCursor'>;
export type Known = PeopleAnswer['people'][number];
export type Entry = LedgerAnswer['entries'][number];

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => read('/api/me', { signal }),
});

export const members = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['members', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/members', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.members,
    // Who does what is read without a network, too, as long as the app is open.
    gcTime: Infinity,
  });

/** Everything that is kept of who is signed in. */
export const myData = queryOptions({
  queryKey: ['my-data'],
  queryFn: ({ signal }) => read('/api/me/data', { signal }),
});

/** For organisers: members, who left, visitors, invited. */
export const people = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['people', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/people', { params: { path: { networkId: id } }, as: personId, signal }),
    select: (answer) => answer.people,
  });

export const description = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['description', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/description', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
  });

export const today = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['today', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/today', { params: { path: { networkId: id } }, as: personId, signal }),
    staleTime: 0,
  });

export type LedgerMoment = Readonly<{ asOf?: string | undefined; knownAt?: string | undefined }>;

/** The whole ledger: pages are followed to the end; the first one's cursor pins `asOf` and `knownAt`. */
export const ledger = ({ id, personId }: Speaker, { asOf, knownAt }: LedgerMoment = {}) =>
  queryOptions({
    queryKey: ['ledger', id, personId, asOf ?? null, knownAt ?? null],
    queryFn: async ({ signal }): Promise<Ledger> => {
      const page = (query: Readonly<{ asOf?: string; knownAt?: string; cursor?: string }>) =>
        read('/api/networks/{networkId}/people/{personId}/ledger', {
          params: { path: { networkId: id, personId }, query: { limit: 1000, ...query } },
          as: personId,
          signal,
        });
      const whole = await page({ ...(asOf && { asOf }), ...(knownAt && { knownAt }) });
      for (let cursor = whole.nextCursor; cursor;) {
        const next = await page({ cursor });
        whole.entries.push(...next.entries);
        cursor = next.nextCursor;
      }
      return whole;
    },
  });
