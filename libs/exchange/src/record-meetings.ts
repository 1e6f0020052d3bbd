import { type PersonalValues, type StoredEvent, eventsIn } from '@relais/event-sourcing';
import { type MeetingEvent, type MeetingPlan, PutMeeting, meeting } from '@relais/meetings';
import type { Vault } from '@relais/privacy';
import { settle } from './corrections';
import type { Knowledge } from './knowledge';
import { recordedMeeting } from './recorded-meeting';
import { type Judgement, type Recorder, difference } from './recorder';
import { type MeetingLine, meetings } from './tables';

/** New meetings, and what the sender corrects of recorded ones. */
export function meetingsRecorder(known: Knowledge, vault: Vault): Recorder<typeof meetings.columns> {
  const { ids } = known;
  const { networkId } = ids;
  return {
    table: meetings,
    ref: ({ meetingRef }) => meetingRef,
    streams: ({ meetingRef }) => [ids.stream('meeting', ids.of('meeting', meetingRef))],
    subjects: ({ meetingRef }) => [ids.of('meeting', meetingRef)],
    judge(line, facts, personal) {
      const { meetingRef, date, status } = line;
      const meetingId = ids.of('meeting', meetingRef);
      const own = eventsIn(facts, meeting, meetingId);
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
  ): Judgement {
    const recorded = recordedMeeting(events);
    if (!recorded) return { send: [], changed: [], lanes: [] };
    const { meetingRef, status, place } = line;
    // The mark of an older version is that of the place as it was written then.
    const isSamePlace = place !== null && place === personal['place'];
    const placeMark = isSamePlace ? recorded.now.placeMark : planOf(line).placeMark;
    const sent = known.spoken(meetings, { ...planOf(line), placeMark, status }, { placeMark: 'place' });
    const { values, corrected, kept } = settle(sent, recorded);
    const changed = kept.map((key) =>
      difference(key === 'placeMark' ? 'place' : key, recorded.now[key], sent[key]),
    );
    if (corrected.length === 0) return { send: [], changed, lanes: [] };
    const put = new PutMeeting(
      { networkId, meetingId: ids.of('meeting', meetingRef), ref: meetingRef, ...values },
      ids.correction(`meeting:${meetingRef}`, events, values.date),
      // An empty value destroys the one before.
      corrected.includes('placeMark') ? { place: place ?? '' } : {},
    );
    return { send: [put], changed, lanes: [] };
  }

  function planOf({ date, startTime, endTime, kind, place }: MeetingLine): MeetingPlan {
    return { date, startTime, endTime, kind, placeMark: place === null ? null : vault.fingerprint(place) };
  }
}
