import type { Day, MeetingId, PersonId } from '@relais/contracts';
import { type StoredEvent, eventsIn, streamOf } from '@relais/event-sourcing';
import {
  type AttendanceDetails,
  type AttendanceEvent,
  RecordAttendance,
  attendanceId,
  attendance as attended,
} from '@relais/meetings';
import { presenceName } from './check-attendance';
import { recordedOf, settle } from './corrections';
import type { Knowledge } from './knowledge';
import { type Difference, type Judgement, type Recorder, difference, isImported } from './recorder';
import { type AttendanceLine, attendance } from './tables';

type Outcome = Pick<Judgement, 'send' | 'changed'>;

/** Who was there; a substitute without a line of his member makes that member represented. */
export function attendanceRecorder(known: Knowledge): Recorder<typeof attendance.columns> {
  const { ids, folderMembers } = known;
  const { networkId } = ids;
  const impliedName = (meetingRef: string, memberRef: string) =>
    `attendance:${meetingRef}:${memberRef}:represented`;

  return {
    table: attendance,
    ref: ({ personRef }) => personRef,
    streams({ meetingRef, personRef, substituteFor }) {
      const meetingId = ids.of('meeting', meetingRef);
      const people = [personRef, substituteFor].flatMap((ref) => ids.orNull('person', ref) ?? []);
      return [...people.map((personId) => streamOf(attended, attendanceId(meetingId, personId)))];
    },
    subjects: () => [],

    judge(line, facts) {
      const details = detailsOf(line);
      const { meetingId, personId, substituteFor } = details;
      const own = eventsIn(facts, attended, attendanceId(meetingId, personId));
      const day = known.meetings.get(meetingId)?.day ?? '';
      const guest = guestNews(line);
      const isSubstituteAlone =
        substituteFor !== null &&
        !known.inFile.has(presenceName(meetingId, substituteFor)) &&
        eventsIn(facts, attended, attendanceId(meetingId, substituteFor)).length === 0;
      const outcome = own.length === 0 ? first(line, details, day) : correction(line, details, own, day);
      return {
        ...outcome,
        also: isSubstituteAlone ? [represented(line, meetingId, substituteFor, day)] : [],
        changed: [...outcome.changed, ...guest.changed],
        isNews: guest.isCorrected,
        lanes: [`${meetingId} ${substituteFor ?? personId}`],
      };
    },
  };

  function first(line: AttendanceLine, details: AttendanceDetails, day: Day): Outcome {
    const envelope = ids.envelope(`attendance:${line.meetingRef}:${line.personRef}`, day);
    return { send: [new RecordAttendance({ networkId, ...details }, envelope)], changed: [] };
  }

  function correction(
    line: AttendanceLine,
    details: AttendanceDetails,
    events: readonly StoredEvent<AttendanceEvent>[],
    day: Day,
  ): Outcome {
    const recorded = recordedOf(
      events.map((event) => ({ values: event.data, isImported: isImported(event) })),
    );
    const { status, substituteFor, invitedBy, firstTime } = details;
    const sent = known.spoken(attendance, { status, substituteFor, invitedBy, firstTime });
    const { values, corrected, kept } = settle<AttendanceDetails>(sent, recorded);
    const substitute = values.status === 'substitute' ? values.substituteFor : null;
    const envelope = ids.correction(`attendance:${line.meetingRef}:${line.personRef}`, events, day);
    return {
      send:
        corrected.length > 0
          ? [new RecordAttendance({ networkId, ...values, substituteFor: substitute }, envelope)]
          : [],
      changed: kept.map((key) => difference(key, recorded.now[key], details[key])),
    };
  }

  function detailsOf(line: AttendanceLine): AttendanceDetails {
    return {
      meetingId: ids.of('meeting', line.meetingRef),
      personId: ids.of('person', line.personRef),
      status: line.status,
      substituteFor: ids.orNull('person', line.substituteFor),
      invitedBy: ids.orNull('person', line.invitedBy),
      firstTime: line.firstTime,
    };
  }

  function represented(
    line: AttendanceLine,
    meetingId: MeetingId,
    personId: PersonId,
    day: Day,
  ): RecordAttendance {
    const nothingElse = { substituteFor: null, invitedBy: null, firstTime: null };
    return new RecordAttendance(
      { networkId, meetingId, personId, status: 'represented', ...nothingElse },
      ids.envelope(impliedName(line.meetingRef, line.substituteFor ?? ''), day),
    );
  }

  /** What the folder corrects of a guest is counted with the first line that names them. */
  function guestNews({ personRef, personName, personEmail }: AttendanceLine): {
    isCorrected: boolean;
    changed: Difference[];
  } {
    const personId = ids.of('person', personRef);
    const news = folderMembers.guestNews.get(personId);
    if (!news || (personName === null && personEmail === null)) return { isCorrected: false, changed: [] };
    folderMembers.guestNews.delete(personId);
    const columns = { name: 'personName', email: 'personEmail' } as const;
    const changed = news.kept.map((field) => difference(columns[field as keyof typeof columns], null, null));
    return { isCorrected: news.isCorrected, changed };
  }
}
