import type { Day, MeetingId, PersonId } from '@relais/contracts';
import type { PersonalValues, StoredEvent } from '@relais/event-sourcing';
import {
  type AttendanceDetails,
  type AttendanceEvent,
  RecordAttendance,
  attendanceId,
} from '@relais/meetings';
import { presenceName } from './check-attendance';
import type { Knowledge } from './knowledge';
import { type Recorder, differing, fieldsOfRelais, isImported } from './recorder';
import { type AttendanceLine, attendance } from './tables';

/** Who was there; a substitute without a line of his member makes that member represented. */
export function attendanceRecorder(known: Knowledge): Recorder<typeof attendance.columns> {
  const { ids, roll } = known;
  const { networkId } = ids;
  const streamOf = (meetingId: MeetingId, personId: PersonId) =>
    `attendance-${attendanceId(meetingId, personId)}`;
  const impliedName = (meetingRef: string, memberRef: string) =>
    `attendance:${meetingRef}:${memberRef}:represented`;

  return {
    table: attendance,
    ref: ({ personRef }) => personRef,
    streams({ meetingRef, personRef, substituteFor }) {
      const meetingId = ids.of('meeting', meetingRef);
      const people = [personRef, substituteFor].flatMap((ref) => ids.orNull('person', ref) ?? []);
      return [
        ids.stream('person', ids.of('person', personRef)),
        ...people.map((personId) => streamOf(meetingId, personId)),
      ];
    },
    subjects: ({ personRef }) => {
      const personId = ids.of('person', personRef);
      return roll.wasEverMember(personId) ? [] : [personId];
    },

    judge(line, facts, personal) {
      const details = detailsOf(line);
      const { meetingId, personId, substituteFor } = details;
      const own = facts.get(streamOf(meetingId, personId)) ?? [];
      const day = known.meetings.get(meetingId)?.day ?? '';
      const changed = [
        ...differencesOf(details, own),
        ...nameDifferences(line, facts.get(ids.stream('person', personId)) ?? [], personal.get(personId)),
      ];
      const implied = ids.commandId(impliedName(line.meetingRef, line.personRef));
      const isNew = own.length === 0 || own.every(({ metadata }) => metadata.commandId === implied);
      const isSubstituteAlone =
        substituteFor !== null &&
        !known.inFile.has(presenceName(meetingId, substituteFor)) &&
        !facts.has(streamOf(meetingId, substituteFor));
      const record = new RecordAttendance(
        { networkId, ...details },
        ids.envelope(`attendance:${line.meetingRef}:${line.personRef}`, day),
      );
      return {
        send: isNew && (own.length === 0 || changed.length > 0) ? [record] : [],
        also: isSubstituteAlone ? [represented(line, meetingId, substituteFor, day)] : [],
        changed: isNew ? [] : changed,
        lanes: [`${meetingId} ${substituteFor ?? personId}`],
      };
    },
  };

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

  /** Names in members.csv win; several names of one guest are no change. */
  function nameDifferences(
    { personRef, personName, personEmail }: AttendanceLine,
    facts: readonly StoredEvent[],
    recorded: PersonalValues = {},
  ): string[] {
    const personId = ids.of('person', personRef);
    if (roll.wasEverMember(personId) || roll.guests.get(personId)?.varies) return [];
    const ofRelais = fieldsOfRelais(facts);
    const differs = (field: string, value: string | null) =>
      value !== null && value !== recorded[field] && !ofRelais.has(field);
    return [
      ...(differs('name', personName) ? ['personName'] : []),
      ...(differs('email', personEmail) ? ['personEmail'] : []),
    ];
  }
}

function differencesOf(details: AttendanceDetails, facts: readonly StoredEvent[]): string[] {
  const now = facts.at(-1) as unknown as AttendanceEvent | undefined;
  const imported = facts.findLast(isImported) as unknown as AttendanceEvent | undefined;
  return now ? differing(details, now.data, imported?.data ?? null) : [];
}
