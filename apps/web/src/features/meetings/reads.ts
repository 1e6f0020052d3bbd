import type { MeetingAnswer, MeetingId, MeetingsAnswer, PersonId } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';
import type { Speaker } from '../../server/reads';

export type Meeting = MeetingsAnswer['meetings'][number];
/** As the server answered a question asked at `askedAt`, by this device's clock. */
type Sheet = Readonly<{ answer: MeetingAnswer; askedAt: number }>;
type Span = Readonly<{ from: string; to: string }>;

export const meetings = ({ id, personId }: Speaker, span: Span) =>
  queryOptions({
    queryKey: ['meetings', id, personId, span.from, span.to],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/meetings', {
        params: { path: { networkId: id }, query: span },
        as: personId,
        signal,
      }),
    select: (answer) => answer.meetings,
  });

export const sheet = ({ personId }: Speaker, meetingId: MeetingId) =>
  queryOptions({
    queryKey: ['meeting', personId, meetingId],
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Sheet> => {
      const askedAt = Date.now();
      const params = { path: { meetingId } };
      return { answer: await read('/api/meetings/{meetingId}', { params, as: personId, signal }), askedAt };
    },
  });

/** People who came and are no members, for hosts: one of them who comes back stays the same person. */
export const visitors = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['visitors', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/visitors', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.visitors,
  });

export const history = (by: Speaker, meetingId: MeetingId, of: PersonId) =>
  queryOptions({
    queryKey: ['attendance', by.personId, meetingId, of],
    staleTime: 0,
    queryFn: ({ signal }) =>
      read('/api/meetings/{meetingId}/attendance/{personId}', {
        params: { path: { meetingId, personId: of } },
        as: by.personId,
        signal,
      }),
    select: (answer) => answer.events,
  });

/** Visitors who left their name by the code and wait for a host. */
export const arrivals = ({ personId }: Speaker, meetingId: MeetingId) =>
  queryOptions({
    queryKey: ['arrivals', personId, meetingId],
    queryFn: ({ signal }) =>
      read('/api/meetings/{meetingId}/arrivals', { params: { path: { meetingId } }, as: personId, signal }),
    select: (answer) => answer.arrivals,
    staleTime: 0,
  });
