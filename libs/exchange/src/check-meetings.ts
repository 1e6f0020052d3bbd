import { eventsIn } from '@relais/event-sourcing';
import { meeting } from '@relais/meetings';
import { settle } from './corrections';
import type { Knowledge } from './knowledge';
import { recordedMeeting } from './recorded-meeting';
import { type TableCheck, checkFirst, checkPast, names } from './table-check';
import { meetings } from './tables';

export const meetingsCheck = (known: Knowledge): TableCheck<typeof meetings.columns> => ({
  table: meetings,
  named: ({ meetingRef }) => names('meeting', meetingRef),

  check({ meetingRef, date, status }, say) {
    checkFirst(known, say, 'meeting', 'meetingRef', meetingRef);
    if (status === 'held') checkPast(known, say, { date });
  },

  keep({ meetingRef, date }, isBad, { line }) {
    if (meetingRef === undefined) return;
    if (date !== undefined && !isBad) known.mark(date);
    const meetingId = known.ids.of('meeting', meetingRef);
    const earlier = known.meetings.get(meetingId);
    if (earlier && !earlier.isBad) {
      earlier.line ??= line;
      const recorded = recordedMeeting(eventsIn(known.recorded, meeting, meetingId));
      if (recorded && date !== undefined && !isBad) earlier.day = settle({ date }, recorded).values.date;
    } else known.meetings.set(meetingId, { day: date ?? '', line, isRecorded: false, isBad });
  },
});
