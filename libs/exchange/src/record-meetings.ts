import { fold } from '@relais/event-sourcing';
import { type MeetingEvent, type MeetingPlan, PutMeeting, meeting } from '@relais/meetings';
import type { Vault } from '@relais/privacy';
import type { Knowledge } from './knowledge';
import { type Recorder, differing, isImported } from './recorder';
import { type MeetingLine, meetings } from './tables';

/** New meetings, and scheduled ones that were held or cancelled since. */
export function meetingsRecorder({ ids }: Knowledge, vault: Vault): Recorder<typeof meetings.columns> {
  const { networkId } = ids;
  return {
    table: meetings,
    ref: ({ meetingRef }) => meetingRef,
    streams: ({ meetingRef }) => [ids.stream('meeting', ids.of('meeting', meetingRef))],
    subjects: ({ meetingRef }) => [ids.of('meeting', meetingRef)],
    judge(line, facts, personal) {
      const { meetingRef, date, status } = line;
      const meetingId = ids.of('meeting', meetingRef);
      const own = facts.get(ids.stream('meeting', meetingId));
      const now = stateOf((own ?? []) as unknown as MeetingEvent[]);
      if (!own || now === null) {
        const put = new PutMeeting(
          { networkId, meetingId, ref: meetingRef, status, ...planOf(line) },
          ids.envelope(`meeting:${meetingRef}`, date),
          line.place === null ? {} : { place: line.place },
        );
        return { send: [put], changed: [], lanes: [] };
      }
      const then = stateOf(own.filter(isImported) as unknown as MeetingEvent[]);
      // The mark of an older version is that of the place as it was written then.
      const isSamePlace = line.place !== null && line.place === personal.get(meetingId)?.['place'];
      const wanted = { ...planOf(line), status, ...(isSamePlace && { placeMark: now.placeMark }) };
      const differences = differing(wanted, now, then);
      const isClosed = differences.includes('status') && now.status === 'scheduled' && now.date === date;
      const columns = differences.map((column) => (column === 'placeMark' ? 'place' : column));
      if (!isClosed) return { send: [], changed: columns, lanes: [] };
      const close = new PutMeeting(
        { networkId, meetingId, ref: meetingRef, ...now, status },
        ids.envelope(`meeting:${meetingRef}:${status}`, date),
      );
      return { send: [close], changed: columns.filter((column) => column !== 'status'), lanes: [] };
    },
  };

  function planOf({ date, startTime, endTime, kind, place }: MeetingLine): MeetingPlan {
    return { date, startTime, endTime, kind, placeMark: place === null ? null : vault.fingerprint(place) };
  }
}

function stateOf(facts: readonly MeetingEvent[]) {
  const state = fold(meeting, facts);
  return state.status === 'unknown' ? null : { ...state.plan, status: state.status };
}
