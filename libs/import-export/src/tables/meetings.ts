import { type PersonalValues, type StoredEvent, eventsIn } from '@relais/event-sourcing';
import { type MeetingEvent, type MeetingPlan, PutMeeting, meeting } from '@relais/meetings';
import type { Vault } from '@relais/vault';
import { settle } from '../recorded/corrections';
import type { Knowledge } from '../recorded/knowledge';
import { recordedMeeting } from '../recorded/recorded-meeting';
import { type LinePlan, type Recorder, difference } from '../recorded/recorder';
import { type TableCheck, checkFirst, checkPast, names } from './table-check';
import { type MeetingLine, meetings } from './tables';

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
    const meetingId = known.ids.idOf('meeting', meetingRef);
    const earlier = known.meetings.get(meetingId);
    if (earlier && !earlier.isBad) {
      earlier.line ??= line;
      const recorded = recordedMeeting(eventsIn(known.recorded, meeting, meetingId));
      if (recorded && date !== undefined && !isBad) earlier.day = settle({ date }, recorded).values.date;
    } else known.meetings.set(meetingId, { day: date ?? '', line, isRecorded: false, isBad });
  },
});

/** New meetings, and what the sender corrects of recorded ones. */
export function meetingsRecorder(known: Knowledge, vault: Vault): Recorder<typeof meetings.columns> {
  const { ids } = known;
  const { networkId } = ids;
  return {
    table: meetings,
    ref: ({ meetingRef }) => meetingRef,
    streams: ({ meetingRef }) => [ids.stream('meeting', ids.idOf('meeting', meetingRef))],
    subjects: ({ meetingRef }) => [ids.idOf('meeting', meetingRef)],
    plan(line, events, personal) {
      const { meetingRef, date, status } = line;
      const meetingId = ids.idOf('meeting', meetingRef);
      const own = eventsIn(events, meeting, meetingId);
      if (own.length > 0) return correction(line, own, personal.get(meetingId));
      const put = new PutMeeting(
        { networkId, meetingId, ref: meetingRef, status, ...planOf(line) },
        ids.envelope(`meeting:${meetingRef}`, date),
        line.place === null ? {} : { place: line.place },
      );
      return { send: [put], changed: [], lanes: [] };
    },
  };

  function correction(
    line: MeetingLine,
    events: readonly StoredEvent<MeetingEvent>[],
    personal: PersonalValues = {},
  ): LinePlan {
    const recorded = recordedMeeting(events);
    if (!recorded) return { send: [], changed: [], lanes: [] };
    const { meetingRef, status, place } = line;
    // The mark of an older version is that of the place as it was written then.
    const isSamePlace = place !== null && place === personal['place'];
    const placeMark = isSamePlace ? recorded.now.placeMark : planOf(line).placeMark;
    const sent = known.pickStated(meetings, { ...planOf(line), placeMark, status }, { placeMark: 'place' });
    const { values, corrected, kept } = settle(sent, recorded);
    const changed = kept.map((key) =>
      difference(key === 'placeMark' ? 'place' : key, recorded.now[key], sent[key]),
    );
    if (corrected.length === 0) return { send: [], changed, lanes: [] };
    const put = new PutMeeting(
      { networkId, meetingId: ids.idOf('meeting', meetingRef), ref: meetingRef, ...values },
      ids.correction(`meeting:${meetingRef}`, events, values.date),
      // An empty value destroys the previous one.
      corrected.includes('placeMark') ? { place: place ?? '' } : {},
    );
    return { send: [put], changed, lanes: [] };
  }

  function planOf({ date, startTime, endTime, kind, place }: MeetingLine): MeetingPlan {
    return { date, startTime, endTime, kind, placeMark: place === null ? null : vault.fingerprint(place) };
  }
}
