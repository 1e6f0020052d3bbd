import { useLingui } from '@lingui/react/macro';
import type { MeetingId, MeetingStatus, PutMeetingBody } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { read, record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { useNetwork } from '../../server/network-context';
import { useFormat } from '../../ui/format';
import { type PlannedMeeting, noMeeting } from '../../ui/further/meeting-fields';
import { useAction } from '../../ui/use-action';
import type { Meeting } from './reads';

type Plan = Pick<PutMeetingBody, 'date' | 'startTime' | 'endTime' | 'kind' | 'place'>;
type Planned = Plan & Readonly<{ status: MeetingStatus }>;

/** Puts a meeting as it is to be, under the same id each time. */
function putMeeting({ id: networkId, personId }: Speaker, meetingId: MeetingId, planned: Planned) {
  const { date, startTime, endTime, kind, place, status } = planned;
  const body: PutMeetingBody = { networkId, date, startTime, endTime, kind, place, status };
  return record('/api/meetings/{meetingId}', { params: { path: { meetingId } }, as: personId, body });
}

/** Changes only what is named of a meeting: another host may have changed the rest meanwhile. Resolves to what it was. */
export async function changeMeeting(by: Speaker, meetingId: MeetingId, change: Partial<Planned>) {
  const params = { path: { meetingId } };
  const before = await read('/api/meetings/{meetingId}', { params, as: by.personId });
  await putMeeting(by, meetingId, { ...before, ...change });
  return before;
}

/** As the form shows it: a new meeting, or one that is planned already. */
export const fieldsOf = (meeting: Meeting | null): PlannedMeeting =>
  meeting === null
    ? { ...noMeeting, endTime: '' }
    : { ...meeting, endTime: meeting.endTime ?? '', place: meeting.place ?? '' };

/** Some fields of the form. */
export type Fields = Partial<PlannedMeeting>;

const planOf = ({ endTime, place, ...when }: Fields): Partial<Plan> => ({
  ...when,
  ...(endTime !== undefined && { endTime: endTime || null }),
  ...(place !== undefined && { place: cleanText(place) ? place : null }),
});

const sameFields = (meeting: Meeting, changed: Fields): Fields =>
  Object.fromEntries(Object.entries(fieldsOf(meeting)).filter(([field]) => field in changed));

const isOfMeetings = ({ queryKey: [name] }: { queryKey: readonly unknown[] }) =>
  name === 'meetings' || name === 'meeting' || name === 'today';

export function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: isOfMeetings });
}

/** Plans a meeting, the same one when it is tried again; « Annuler » cancels it. */
export function usePlanning() {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const [meetingId] = useState(() => v7() as MeetingId);
  const put = (fields: PlannedMeeting, status: MeetingStatus) =>
    putMeeting(network, meetingId, { ...fields, ...planOf(fields), status });
  return useAction({
    mutationFn: (fields: PlannedMeeting) => put(fields, 'scheduled'),
    refresh: useRefresh(),
    said(_, { date }) {
      const day = format.longDay(date);
      return t`Rencontre prévue : ${day}`;
    },
    undo: (_, fields) => () => put(fields, 'cancelled'),
  });
}

/** Changes some fields of a meeting; « Annuler » puts these back. */
export function useReplanning(meetingId: MeetingId) {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  return useAction({
    mutationFn: (changed: Fields) => changeMeeting(network, meetingId, planOf(changed)),
    refresh: useRefresh(),
    said(before, { date = before.date }) {
      const day = format.longDay(date);
      return t`Rencontre modifiée : ${day}`;
    },
    undo: (before, changed) => () => changeMeeting(network, meetingId, planOf(sameFields(before, changed))),
  });
}

/** Cancels a meeting, or restores a cancelled one. */
export function useCancelling({ meetingId, status }: Pick<Meeting, 'meetingId' | 'status'>) {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const next = status === 'cancelled' ? 'scheduled' : 'cancelled';
  return useAction({
    mutationFn: () => changeMeeting(network, meetingId, { status: next }),
    refresh: useRefresh(),
    said(before) {
      const day = format.longDay(before.date);
      return before.status === 'cancelled' ? t`Rencontre rétablie : ${day}` : t`Rencontre annulée : ${day}`;
    },
    undo: (before) => () => changeMeeting(network, meetingId, { status: before.status }),
  });
}
