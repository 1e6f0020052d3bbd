import { type PersonalValues, type StoredEvent, eventsIn } from '@relais/event-sourcing';
import {
  CountUnnamedGuests,
  type MeetingEvent,
  type MeetingPlan,
  PutMeeting,
  ensureLength,
  meeting,
  meetingOfSeries,
} from '@relais/meetings';
import type { Vault } from '@relais/vault';
import { settle } from '../recorded/corrections';
import type { Knowledge } from '../recorded/knowledge';
import { recordedMeeting } from '../recorded/recorded-meeting';
import { type LinePlan, type Recorder, difference } from '../recorded/recorder';
import { type TableCheck, checkFirst, checkPast, names } from './table-check';
import { checkRule } from './check-rule';
import { type MeetingLine, meetings } from './tables';

export const meetingsCheck = (known: Knowledge): TableCheck<typeof meetings.columns> => ({
  table: meetings,
  named: ({ meetingRef, seriesRef, seriesDate, date }) => [
    ...names('series', seriesRef),
    {
      kind: 'meeting',
      ref: meetingRef,
      ...(seriesRef !== null && {
        idIfNew: () => meetingOfSeries(known.ids.idOf('series', seriesRef), seriesDate ?? date),
      }),
    },
  ],

  check({ meetingRef, date, startTime, endTime, status, unnamed, seriesRef }, say) {
    checkFirst(known, say, 'meeting', 'meetingRef', meetingRef);
    if (seriesRef !== null) {
      if (!known.series.has(known.ids.idOf('series', seriesRef)) && !known.mayBeIn('series'))
        say('seriesRef', `there is no series “${seriesRef}” in series.csv or in Relais`);
      if (status !== 'cancelled' && !known.isFirst(`series ${seriesRef} on ${date}`))
        say('date', `the series “${seriesRef}” has another meeting on ${date}`);
    }
    if (status === 'held' || unnamed) checkPast(known, say, { date });
    const recorded = recordedMeeting(
      eventsIn(known.recorded, meeting, known.ids.idOf('meeting', meetingRef)),
    );
    checkRule(
      say,
      () => ensureLength({ startTime, endTime }, recorded?.now ?? null),
      () => ['endTime', `from ${startTime} to ${String(endTime)} is more than 12 hours`],
    );
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
        { networkId, meetingId, ref: meetingRef, status, ...inSeries(line), ...planOf(line) },
        ids.envelope(`meeting:${meetingRef}`, date),
        line.place === null ? {} : { place: line.place },
      );
      const count = line.unnamed
        ? [
            new CountUnnamedGuests(
              { networkId, meetingId, unnamed: line.unnamed },
              ids.envelope(`meeting:${meetingRef}:unnamed`, date),
            ),
          ]
        : [];
      return { send: [put, ...count], changed: [], lanes: [] };
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
    const said = { ...planOf(line), placeMark, status, unnamed: line.unnamed ?? 0 };
    const sent = known.pickStated(meetings, said, { placeMark: 'place' });
    const { values, corrected, kept } = settle(sent, recorded);
    const changed = kept.map((key) =>
      difference(key === 'placeMark' ? 'place' : key, recorded.now[key], sent[key]),
    );
    const meetingId = ids.idOf('meeting', meetingRef);
    const { unnamed, ...planned } = values;
    const isPut = corrected.some((key) => key !== 'unnamed');
    const put = new PutMeeting(
      { networkId, meetingId, ref: meetingRef, ...planned },
      ids.correction(`meeting:${meetingRef}`, events, values.date),
      // An empty value destroys the previous one.
      corrected.includes('placeMark') ? { place: place ?? '' } : {},
    );
    const count = new CountUnnamedGuests(
      { networkId, meetingId, unnamed },
      ids.correction(`meeting:${meetingRef}:unnamed`, events, values.date),
    );
    const send = [...(isPut ? [put] : []), ...(corrected.includes('unnamed') ? [count] : [])];
    return { send, changed, lanes: [] };
  }

  function inSeries({ seriesRef, seriesDate, date, byHand }: MeetingLine) {
    if (seriesRef === null) return {};
    const follows = byHand !== true;
    return { series: { seriesId: ids.idOf('series', seriesRef), date: seriesDate ?? date, follows } };
  }

  function planOf({ date, startTime, endTime, kind, place }: MeetingLine): MeetingPlan {
    return { date, startTime, endTime, kind, placeMark: place === null ? null : vault.fingerprint(place) };
  }
}
