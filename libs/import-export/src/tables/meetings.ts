import { type Envelope, type PersonalValues, type StoredEvent, eventsIn, fold } from '@relais/event-sourcing';
import {
  type AdoptAgenda,
  CountUnnamedGuests,
  DecideMeeting,
  type MeetingEvent,
  type MeetingPlan,
  OpenRound,
  PutMeeting,
  adoptAgenda,
  ensureLength,
  meeting,
  meetingOfSeries,
} from '@relais/meetings';
import type { Vault } from '@relais/vault';
import { settle } from '../recorded/corrections';
import type { Knowledge } from '../recorded/knowledge';
import { type MeetingValues, agendaKey, recordedMeeting } from '../recorded/recorded-meeting';
import { type LinePlan, type Recorder, difference } from '../recorded/recorder';
import { type TableCheck, checkFirst, checkKnown, checkPast, names } from './table-check';
import { checkRule } from './check-rule';
import { type MeetingLine, meetings } from './tables';

export const meetingsCheck = (known: Knowledge): TableCheck<typeof meetings.columns> => ({
  table: meetings,
  named: ({ meetingRef, seriesRef, seriesDate, date, openedBy }) => [
    ...names('series', seriesRef),
    ...names('person', openedBy),
    {
      kind: 'meeting',
      ref: meetingRef,
      ...(seriesRef !== null && {
        idIfNew: () => meetingOfSeries(known.ids.idOf('series', seriesRef), seriesDate ?? date),
      }),
    },
  ],

  check(line, say) {
    const { meetingRef, date, startTime, endTime, status, unnamed, seriesRef, kept } = line;
    checkFirst(known, say, 'meeting', 'meetingRef', meetingRef);
    if (seriesRef !== null) {
      if (!known.series.has(known.ids.idOf('series', seriesRef)) && !known.mayBeIn('series'))
        say('seriesRef', `there is no series “${seriesRef}” in series.csv or in Relais`);
      if (status !== 'cancelled' && !known.isFirst(`series ${seriesRef} on ${date}`))
        say('date', `the series “${seriesRef}” has another meeting on ${date}`);
    }
    if (kept && status !== 'scheduled') say('kept', 'is of a scheduled meeting');
    if (status === 'held' || unnamed) checkPast(known, say, { date });
    if (line.round !== null && line.round > (line.agenda?.length ?? 0))
      say('round', `the agenda has no item ${line.round}`);
    if (line.openedBy !== null) checkKnown(known, say, 'openedBy', line.openedBy);
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
      const { meetingRef, date, status, openedBy } = line;
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
      const kept = line.kept
        ? [
            new DecideMeeting(
              { networkId, meetingId, because: 'holiday', keep: true },
              ids.envelope(`meeting:${meetingRef}:kept`, date),
            ),
          ]
        : [];
      const agenda = agendaOf(line, ids.envelope(`meeting:${meetingRef}:agenda`, date));
      const opening =
        openedBy === null
          ? []
          : [
              new OpenRound(
                { networkId, meetingId, personId: ids.idOf('person', openedBy) },
                ids.envelope(`meeting:${meetingRef}:round`, date),
              ),
            ];
      const send = [put, ...count, ...kept, ...(agenda ? [agenda] : []), ...opening];
      return { send, changed: [], lanes: [] };
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
    const adoption = agendaOf(line, ids.correction(`meeting:${meetingRef}:agenda`, events, line.date));
    const openedBy = ids.orNull('person', line.openedBy);
    const said = {
      ...{ ...planOf(line), placeMark, status, unnamed: line.unnamed ?? 0 },
      // None of them can be taken back: an empty cell leaves them alone.
      ...(line.kept && { kept: true }),
      ...(adoption && { agenda: agendaKey(adoption.data) }),
      ...(openedBy && { openedBy }),
    };
    const sent = known.pickStated(meetings, said, { placeMark: 'place' });
    const { values, corrected, kept } = settle<MeetingValues>(sent, recorded);
    const changed = [
      ...kept.map((key) => difference(key === 'placeMark' ? 'place' : key, recorded.now[key], sent[key])),
      ...(isOfItsSeries(line, events) ? [] : [difference('seriesRef', null, null)]),
    ];
    const meetingId = ids.idOf('meeting', meetingRef);
    const { unnamed, kept: _, agenda, openedBy: personId, ...planned } = values;
    const isPut = corrected.some((key) => key in planned);
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
    const opening = () =>
      personId === null
        ? []
        : [
            new OpenRound(
              { networkId, meetingId, personId },
              ids.correction(`meeting:${meetingRef}:round`, events, values.date),
            ),
          ];
    const keeping = new DecideMeeting(
      { networkId, meetingId, because: 'holiday', keep: true },
      ids.correction(`meeting:${meetingRef}:kept`, events, values.date),
    );
    const send = [
      ...(isPut ? [put] : []),
      ...(corrected.includes('kept') ? [keeping] : []),
      ...(corrected.includes('unnamed') ? [count] : []),
      ...(adoption && corrected.includes('agenda') ? [adoption] : []),
      ...(corrected.includes('openedBy') ? opening() : []),
    ];
    return { send, changed, lanes: [] };
  }

  /** A recorded meeting enters no series. */
  function isOfItsSeries({ seriesRef }: MeetingLine, events: readonly StoredEvent<MeetingEvent>[]): boolean {
    const known = fold(meeting, events);
    const seriesId = known.status === 'unknown' ? null : known.series?.seriesId;
    return seriesRef === null || seriesId === ids.idOf('series', seriesRef);
  }

  function inSeries({ seriesRef, seriesDate, date, byHand }: MeetingLine) {
    if (seriesRef === null) return {};
    const follows = byHand !== true;
    return { series: { seriesId: ids.idOf('series', seriesRef), date: seriesDate ?? date, follows } };
  }

  /** Null: the line has none. */
  function agendaOf({ meetingRef, agenda, round }: MeetingLine, envelope: Envelope): AdoptAgenda | null {
    const meetingId = ids.idOf('meeting', meetingRef);
    return agenda && adoptAgenda({ meetingId, items: agenda, round: round && round - 1 }, envelope, vault);
  }

  function planOf({ date, startTime, endTime, kind, place }: MeetingLine): MeetingPlan {
    return { date, startTime, endTime, kind, placeMark: place === null ? null : vault.fingerprint(place) };
  }
}
