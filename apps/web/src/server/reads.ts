import type {
  LedgerAnswer,
  MeAnswer,
  MembersAnswer,
  NetworkDescription,
  NetworkId,
  PeopleAnswer,
  PersonId,
  TodayAnswer,
} from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from './client';

export type Network = MeAnswer['networks'][number];
export type Member = MembersAnswer['members'][number];
export type Ledger = Omit<LedgerAnswer, 'nextCursor'>;
export type Known = PeopleAnswer['people'][number];
export type Entry = LedgerAnswer['entries'][number];

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => read<MeAnswer>('/me', signal),
});

export const members = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['members', networkId],
    queryFn: ({ signal }) => read<MembersAnswer>(`/networks/${networkId}/members`, signal),
    select: (answer) => answer.members,
  });

/** For organisers: members, who left, visitors, invited. */
export const people = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['people', networkId],
    queryFn: ({ signal }) => read<PeopleAnswer>(`/networks/${networkId}/people`, signal),
    select: (answer) => answer.people,
  });

export const description = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['description', networkId],
    queryFn: ({ signal }) => read<NetworkDescription>(`/networks/${networkId}/description`, signal),
  });

export const today = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['today', networkId],
    queryFn: ({ signal }) => read<TodayAnswer>(`/networks/${networkId}/today`, signal),
  });

export type LedgerMoment = Readonly<{ asOf?: string | undefined; knownAt?: string | undefined }>;

/** The whole ledger: pages are followed to the end; the first one's cursor pins `asOf` and `knownAt`. */
export const ledger = (networkId: NetworkId, personId: PersonId, { asOf, knownAt }: LedgerMoment = {}) =>
  queryOptions({
    queryKey: ['ledger', networkId, personId, asOf ?? null, knownAt ?? null],
    queryFn: async ({ signal }): Promise<Ledger> => {
      const path = `/networks/${networkId}/people/${personId}/ledger`;
      const query = new URLSearchParams({ limit: '1000' });
      if (asOf) query.set('asOf', asOf);
      if (knownAt) query.set('knownAt', knownAt);
      const whole = await read<LedgerAnswer>(`${path}?${query.toString()}`, signal);
      for (let cursor = whole.nextCursor; cursor;) {
        const next = new URLSearchParams({ limit: '1000', cursor });
        const page = await read<LedgerAnswer>(`${path}?${next.toString()}`, signal);
        whole.entries.push(...page.entries);
        cursor = page.nextCursor;
      }
      return whole;
    },
  });
