import type {
  LedgerAnswer,
  MeAnswer,
  MembersAnswer,
  NetworkDescription,
  PeopleAnswer,
  TodayAnswer,
} from '@relais/contracts';
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
  queryFn: ({ signal }) => read<MeAnswer>('/me', signal),
});

export const members = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['members', id, personId],
    queryFn: ({ signal }) => read<MembersAnswer>(`/networks/${id}/members`, signal, personId),
    select: (answer) => answer.members,
  });

/** For organisers: members, who left, visitors, invited. */
export const people = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['people', id, personId],
    queryFn: ({ signal }) => read<PeopleAnswer>(`/networks/${id}/people`, signal, personId),
    select: (answer) => answer.people,
  });

export const description = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['description', id, personId],
    queryFn: ({ signal }) => read<NetworkDescription>(`/networks/${id}/description`, signal, personId),
  });

export const today = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['today', id, personId],
    queryFn: ({ signal }) => read<TodayAnswer>(`/networks/${id}/today`, signal, personId),
    staleTime: 0,
  });

export type LedgerMoment = Readonly<{ asOf?: string | undefined; knownAt?: string | undefined }>;

/** The whole ledger: pages are followed to the end; the first one's cursor pins `asOf` and `knownAt`. */
export const ledger = ({ id, personId }: Speaker, { asOf, knownAt }: LedgerMoment = {}) =>
  queryOptions({
    queryKey: ['ledger', id, personId, asOf ?? null, knownAt ?? null],
    queryFn: async ({ signal }): Promise<Ledger> => {
      const path = `/networks/${id}/people/${personId}/ledger`;
      const query = new URLSearchParams({ limit: '1000' });
      if (asOf) query.set('asOf', asOf);
      if (knownAt) query.set('knownAt', knownAt);
      const whole = await read<LedgerAnswer>(`${path}?${query.toString()}`, signal, personId);
      for (let cursor = whole.nextCursor; cursor;) {
        const next = new URLSearchParams({ limit: '1000', cursor });
        const page = await read<LedgerAnswer>(`${path}?${next.toString()}`, signal, personId);
        whole.entries.push(...page.entries);
        cursor = page.nextCursor;
      }
      return whole;
    },
  });
