import { useLingui } from '@lingui/react/macro';
import type { MeetingId, MeetingStatus, PutMeetingBody } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { type PlannedMeeting, noMeeting } from '../../ui/further/meeting-fields';
import { useAction } from '../../ui/use-action';
import type { Meeting } from './reads';

type Plan = Pick<PutMeetingBody, 'date' | 'startTime' | 'endTime' | 'kind' | 'place'>;
type Known = Plan & Readonly<{ meetingId: MeetingId }>;

/** Puts a meeting as it is to be, under the same id each time. */
export function putMeeting({ id: networkId, personId }: Speaker, known: Known, status: MeetingStatus) {
  const { meetingId, date, startTime, endTime, kind, place } = known;
  const body: PutMeetingBody = { networkId, date, startTime, endTime, kind, place, status };
  return record('/api/meetings/{meetingId}', { params: { path: { meetingId } }, as: personId, body });
}

const planOf = ({ endTime, place, ...when }: PlannedMeeting): Plan => ({
  ...when,
  endTime: endTime || null,
  place: cleanText(place) ? place : null,
});

/** As the form shows it: a new meeting, or one that is planned already. */
export const fieldsOf = (meeting: Meeting | null): PlannedMeeting =>
  meeting === null
    ? { ...noMeeting, endTime: '' }
    : { ...meeting, endTime: meeting.endTime ?? '', place: meeting.place ?? '' };

const isOfMeetings = ({ queryKey: [name] }: { queryKey: readonly unknown[] }) =>
  name === 'meetings' || name === 'meeting' || name === 'today';

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: isOfMeetings });
}

/** Plans a meeting, the same one when it is tried again, or changes one; « Annuler » cancels it, or puts it back. */
export function usePlanning(before: Meeting | null) {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const [newId] = useState(() => v7() as MeetingId);
  const meetingId = before?.meetingId ?? newId;
  return useAction({
    mutationFn: (meeting: PlannedMeeting) =>
      putMeeting(network, { meetingId, ...planOf(meeting) }, before?.status ?? 'scheduled'),
    refresh: useRefresh(),
    said(_, { date }) {
      const day = format.longDay(date);
      return before ? t`Rencontre modifiée : ${day}` : t`Rencontre prévue : ${day}`;
    },
    undo: (_, meeting) => () =>
      before
        ? putMeeting(network, before, before.status)
        : putMeeting(network, { meetingId, ...planOf(meeting) }, 'cancelled'),
  });
}

/** Cancels a meeting, or restores a cancelled one. */
export function useCancelling(meeting: Known & Pick<Meeting, 'status'>) {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const isCancelled = meeting.status === 'cancelled';
  return useAction({
    mutationFn: () => putMeeting(network, meeting, isCancelled ? 'scheduled' : 'cancelled'),
    refresh: useRefresh(),
    said() {
      const day = format.longDay(meeting.date);
      return isCancelled ? t`Rencontre rétablie : ${day}` : t`Rencontre annulée : ${day}`;
    },
    undo: () => () => putMeeting(network, meeting, meeting.status),
  });
}
