import type { MeetingId, PersonId } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../server/client';
import type { Speaker } from '../../../server/reads';

/** « Ma minute » of the person who is signed in. */
export const minute = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['minute', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/minute', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
  });

/** What the room sees of the minute of a person who is there, for hosts. */
export const projectedMinute = ({ personId: me }: Speaker, meetingId: MeetingId, personId: PersonId) =>
  queryOptions({
    queryKey: ['minute', meetingId, me, personId],
    queryFn: ({ signal }) =>
      read('/api/meetings/{meetingId}/minutes/{personId}', {
        params: { path: { meetingId, personId } },
        as: me,
        signal,
      }),
    retry: false,
  });
