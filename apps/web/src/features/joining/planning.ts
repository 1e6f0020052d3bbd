import { useLingui } from '@lingui/react/macro';
import type { MeetingId, PutMeetingBody } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { useFormat } from '../../ui/format';
import type { PlannedMeeting } from '../../ui/further/meeting-fields';
import { useAction } from '../../ui/use-action';

/** Plans a meeting, the same one when it is tried again. */
export function usePlanning({ id: networkId, personId }: Speaker) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const [id] = useState(() => v7() as MeetingId);
  const put = ({ place, ...when }: PlannedMeeting, status: PutMeetingBody['status']) => {
    const body: PutMeetingBody = { networkId, ...when, status, place: cleanText(place) ? place : null };
    return record('/api/meetings/{meetingId}', { params: { path: { meetingId: id } }, as: personId, body });
  };
  return useAction({
    mutationFn: (meeting: PlannedMeeting) => put(meeting, 'scheduled'),
    refresh: () => client.invalidateQueries({ queryKey: ['today'] }),
    said(_, { date }) {
      const day = format.longDay(date);
      return t`Rencontre prévue : ${day}`;
    },
    undo: (_, meeting) => () => put(meeting, 'cancelled'),
  });
}
