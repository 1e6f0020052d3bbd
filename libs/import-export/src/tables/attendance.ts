import type { Day, MeetingId, PersonId } from '@relais/contracts';
import { type StoredEvent, eventsIn, streamOf } from '@relais/event-sourcing';
import {
  type AttendanceDetails,
  type AttendanceEvent,
  RecordAttendance,
  attendance as attended,
  attendanceId,
  detailsOf as detailsOfLine,
  ensureMembership,
  ensureSubstitute,
  representedLine,
} from '@relais/meetings';
import { ensurePast } from '@relais/networks/rules';
import { recordedOf, settle } from '../recorded/corrections';
import type { Knowledge } from '../recorded/knowledge';
import { type Difference, type LinePlan, type Recorder, difference, isImported } from '../recorded/recorder';
import { type Say, checkRule } from './check-rule';
import { type TableCheck, checkKnown, checkMeeting, names } from './table-check';
import { type AttendanceLine, attendance } from './tables';

/** A person's line at a meeting, in {@link Knowledge.inFile}. */
const presenceName = (meetingId: string, personId: string): string => `${meetingId} ${personId}`;

export function attendanceCheck(known: Knowledge): TableCheck<typeof attendance.columns> {
  const { ids, folderMembers, rules } = known;
  return {
    table: attendance,
    named: ({ meetingRef, personRef, substituteFor, invitedBy, welcomedBy }) => [
      ...names('meeting', meetingRef),
      ...names('person', personRef, substituteFor, invitedBy, welcomedBy),
    ],
    streams: ({ meetingRef, personRef }) => [streamOfLine(meetingRef, personRef)],

    check(line, say) {
      const { meetingRef, personRef, personName, status, substituteFor, invitedBy, welcomedBy } = line;
      const personId = ids.idOf('person', personRef);
      if (!known.isFirst(presenceName(ids.idOf('meeting', meetingRef), personId)))
        say(
          'personRef',
          `“${personRef}” appears twice for meeting “${meetingRef}”${ids.isMerged(personRef) ? ', counting the person it is taken as' : ''}`,
        );
      const day = checkMeeting(known, say, 'meetingRef', meetingRef);
      checkRule(
        say,
        () => ensurePast({ meetingRef: day }, rules.latestDay),
        () => ['meetingRef', `the meeting “${meetingRef}” is still to come, on ${String(day)}`],
      );
      if (personName === null && !folderMembers.isNamed(personId) && !known.mayBeIn('members'))
        say('personName', 'must not be empty for a person who is not in members.csv');
      if (substituteFor !== null) {
        const isSubstitute = checkRule(
          say,
          () => ensureSubstitute({ personId, status, substituteFor: ids.idOf('person', substituteFor) }),
          ({ code }) => [
            'substituteFor',
            code === 'not-a-substitute'
              ? 'only a substitute sits in for a member'
              : 'nobody sits in for themselves',
          ],
        );
        if (isSubstitute) checkMember('substituteFor', substituteFor, say);
      }
      if (invitedBy !== null) checkMember('invitedBy', invitedBy, say);
      if (welcomedBy !== null) checkMember('welcomedBy', welcomedBy, say);
      if (day !== null) checkMembership(line, day, say);
    },

    keep({ meetingRef, personRef, personName, personEmail }, isBad) {
      if (meetingRef === undefined || personRef === undefined) return;
      const personId = ids.idOf('person', personRef);
      const meetingId = ids.idOf('meeting', meetingRef);
      known.inFile.add(presenceName(meetingId, personId));
      if (isBad) {
        if (!rules.skipBadLines) folderMembers.see(personId);
        return;
      }
      const isListed = folderMembers.isListed(personId);
      if (!isListed || !known.people.has(personId))
        known.notePerson(personRef, { name: personName, email: personEmail });
      if (!isListed)
        folderMembers.meet(personId, {
          ref: personRef,
          on: known.meetings.get(meetingId)?.day ?? rules.latestDay,
          name: personName ?? null,
          email: personEmail ?? null,
          isMerged: ids.isMerged(personRef),
        });
    },

    notices() {
      const several = [...folderMembers.guests.values()].filter(({ varies }) => varies).length;
      return several === 0
        ? []
        : [
            `${attendance.file}: ${String(several)} people have several names or addresses; the first ones were taken.`,
          ];
    },
  };

  /** What is recorded already stays. */
  function checkMembership(line: AttendanceLine, day: Day, say: Say): void {
    const { meetingRef, personRef, status, substituteFor } = line;
    if (rules.charterOn(day).membership === 'none' || known.mayBeIn('members')) return;
    if (known.recorded.has(streamOfLine(meetingRef, personRef))) return;
    const refs = [personRef, ...(substituteFor === null ? [] : [substituteFor])];
    const persons = refs.map((ref) => ids.idOf('person', ref));
    const left = new Set(persons.filter((personId) => folderMembers.hasLeftBy(personId, day)));
    checkRule(
      say,
      () =>
        ensureMembership(
          {
            personId: ids.idOf('person', personRef),
            status,
            substituteFor: ids.orNull('person', substituteFor),
          },
          left,
        ),
      ({ path = 'status' }) => [
        path,
        path === 'status'
          ? `“${personRef}” had left by ${day}, and may be there as visitor or substitute; see leftOn in members.csv`
          : `“${String(substituteFor)}” had left by ${day}, and nobody sits in for them; see leftOn in members.csv`,
      ],
    );
  }

  function streamOfLine(meetingRef: string, personRef: string): string {
    return streamOf(attended, attendanceId(ids.idOf('meeting', meetingRef), ids.idOf('person', personRef)));
  }

  /** Everyone who is known, without membership. */
  function checkMember(column: string, ref: string, say: Say): void {
    if (!checkKnown(known, say, column, ref)) return;
    const isOpen = rules.charterOn(rules.latestDay).membership === 'none';
    if (!isOpen && !folderMembers.wasEverMember(ids.idOf('person', ref)) && !known.mayBeIn('members'))
      say(column, `“${ref}” is not a member; members are in members.csv`);
  }
}

type Outcome = Pick<LinePlan, 'send' | 'changed'>;

/** Who was there; the member of a substitute counts as represented unless they have a line of their own. */
export function attendanceRecorder(known: Knowledge): Recorder<typeof attendance.columns> {
  const { ids, folderMembers } = known;
  const { networkId } = ids;
  const impliedName = (meetingRef: string, memberRef: string) =>
    `attendance:${meetingRef}:${memberRef}:represented`;

  return {
    table: attendance,
    ref: ({ personRef }) => personRef,
    streams({ meetingRef, personRef, substituteFor }) {
      const meetingId = ids.idOf('meeting', meetingRef);
      const people = [personRef, substituteFor].flatMap((ref) => ids.orNull('person', ref) ?? []);
      return people.map((personId) => streamOf(attended, attendanceId(meetingId, personId)));
    },
    subjects: () => [],

    plan(line, events) {
      const details = detailsOf(line);
      const { meetingId, personId, substituteFor } = details;
      const own = eventsIn(events, attended, attendanceId(meetingId, personId));
      const day = known.meetings.get(meetingId)?.day ?? '';
      const guest = guestNews(line);
      const isSubstituteAlone =
        substituteFor !== null &&
        !known.inFile.has(presenceName(meetingId, substituteFor)) &&
        eventsIn(events, attended, attendanceId(meetingId, substituteFor)).length === 0;
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
    return {
      send: [new RecordAttendance({ networkId, ...details, reasoned: false }, envelope)],
      changed: [],
    };
  }

  function correction(
    line: AttendanceLine,
    details: AttendanceDetails,
    events: readonly StoredEvent<AttendanceEvent>[],
    day: Day,
  ): Outcome {
    const recorded = recordedOf(
      events.map((event) => ({ values: detailsOfLine(event.data), isImported: isImported(event) })),
    );
    const { meetingId: _, personId: __, ...said } = details;
    const { values, corrected, kept } = settle<AttendanceDetails>(
      known.pickStated(attendance, said),
      recorded,
    );
    const substitute = values.status === 'substitute' ? values.substituteFor : null;
    const envelope = ids.correction(`attendance:${line.meetingRef}:${line.personRef}`, events, day);
    return {
      send:
        corrected.length > 0
          ? [
              new RecordAttendance(
                { networkId, ...values, substituteFor: substitute, reasoned: false },
                envelope,
              ),
            ]
          : [],
      changed: kept.map((key) => difference(key, recorded.now[key], details[key])),
    };
  }

  function detailsOf(line: AttendanceLine): AttendanceDetails {
    return {
      meetingId: ids.idOf('meeting', line.meetingRef),
      personId: ids.idOf('person', line.personRef),
      status: line.status,
      substituteFor: ids.orNull('person', line.substituteFor),
      invitedBy: ids.orNull('person', line.invitedBy),
      firstTime: line.firstTime,
      welcomedBy: ids.orNull('person', line.welcomedBy),
    };
  }

  function represented(
    line: AttendanceLine,
    meetingId: MeetingId,
    personId: PersonId,
    day: Day,
  ): RecordAttendance {
    return new RecordAttendance(
      { networkId, meetingId, ...representedLine(personId), reasoned: false },
      ids.envelope(impliedName(line.meetingRef, line.substituteFor ?? ''), day),
    );
  }

  /** What the folder corrects of a guest is counted with the first line that names them. */
  function guestNews({ personRef, personName, personEmail }: AttendanceLine): {
    isCorrected: boolean;
    changed: Difference[];
  } {
    const personId = ids.idOf('person', personRef);
    const news = folderMembers.guestNews.get(personId);
    if (!news || (personName === null && personEmail === null)) return { isCorrected: false, changed: [] };
    folderMembers.guestNews.delete(personId);
    const columns = { name: 'personName', email: 'personEmail' } as const;
    const changed = news.kept.map((field) => difference(columns[field as keyof typeof columns], null, null));
    return { isCorrected: news.isCorrected, changed };
  }
}
