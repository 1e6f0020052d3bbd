import { useLingui } from '@lingui/react/macro';
import type { MeetingAnswer } from '@relais/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { record } from '../../../server/client';
import { useNetwork } from '../../../server/network-context';
import { useAction } from '../../../ui/use-action';
import { closingOf } from './closing.rules';
import { changeMeeting } from '../planning';
import type { AttendanceSheet } from './use-sheet';

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}

/** Records a line for everybody who has none, then the meeting as held; tried again, it completes what was begun. */
export function useClosing({ meetingId }: MeetingAnswer, { lines, unnamed }: AttendanceSheet) {
  const { personId } = useNetwork();
  return useAction({
    mutationFn: () =>
      record('/api/meetings/{meetingId}/closing', {
        params: { path: { meetingId } },
        as: personId,
        body: { attendance: closingOf(lines), unnamed },
      }),
    refresh: useRefresh(),
    said: null,
  });
}

export function useReopening({ meetingId }: MeetingAnswer) {
  const { t } = useLingui();
  const network = useNetwork();
  return useAction({
    mutationFn: () => changeMeeting(network, meetingId, { status: 'scheduled' }),
    refresh: useRefresh(),
    said: () => t`La feuille est rouverte.`,
    undo: () => () => changeMeeting(network, meetingId, { status: 'held' }),
  });
}
