import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import {
  AttendanceStatus,
  Charter,
  Day,
  LeftBecause,
  MeetingKind,
  MeetingStatus,
  type MeetingId,
  type PersonId,
} from '@relais/contracts';
import type { NetworkEvents } from '@relais/liveliness';

type Line = Readonly<Record<string, string>>;

const read = (folder: string, file: string): Line[] =>
  Papa.parse<Line>(readFileSync(join(folder, file), 'utf8'), { header: true, skipEmptyLines: true }).data;

const dayOrNull = (value: string | undefined): Day | null => (value ? Day.parse(value) : null);
const meetingId = (ref: string | undefined): MeetingId => String(ref) as MeetingId;
const personId = (ref: string | undefined): PersonId => String(ref) as PersonId;

/** Sits in for a member without a line of their own: the import makes that member represented. */
const representedBy = (lines: readonly Line[]): NetworkEvents['meetings'][number]['attendance'] => {
  const listed = new Set(lines.map(({ personRef }) => personRef));
  return lines
    .flatMap(({ substituteFor }) => (substituteFor && !listed.has(substituteFor) ? [substituteFor] : []))
    .map((ref) => ({ personId: personId(ref), status: 'represented', firstTime: null }));
};

/** The events of a folder in the import format, with its refs as ids: enough for tests, no validation. */
export function eventsOfFolder(folder: string): NetworkEvents {
  const network = JSON.parse(readFileSync(join(folder, 'network.json'), 'utf8')) as { charter?: unknown };
  const attendanceOf = Map.groupBy(read(folder, 'attendance.csv'), ({ meetingRef }) => meetingRef);
  return {
    charters: [{ from: '1970-01-01', charter: Charter.parse(network.charter ?? {}) }],
    memberships: read(folder, 'members.csv').map(({ memberRef, joinedOn, leftOn, leftBecause }) => ({
      personId: personId(memberRef),
      joinedOn: dayOrNull(joinedOn),
      leftOn: dayOrNull(leftOn),
      because: leftBecause ? LeftBecause.parse(leftBecause) : null,
    })),
    meetings: read(folder, 'meetings.csv').map(({ meetingRef, date, startTime, kind, status, unnamed }) => {
      const lines = attendanceOf.get(meetingRef) ?? [];
      return {
        meetingId: meetingId(meetingRef),
        ref: String(meetingRef),
        date: Day.parse(date),
        startTime: String(startTime),
        kind: MeetingKind.parse(kind),
        status: MeetingStatus.parse(status),
        unnamed: Number(unnamed ?? 0),
        attendance: [
          ...lines.map((line) => ({
            personId: personId(line['personRef']),
            status: AttendanceStatus.parse(line['status']),
            firstTime: line['firstTime'] ? line['firstTime'] === 'yes' : null,
          })),
          ...representedBy(lines),
        ],
      };
    }),
    referrals: read(folder, 'referrals.csv')
      .filter(
        ({ scope, agreed, contactBy }) => scope === 'inside' || agreed === 'yes' || contactBy === 'prospect',
      )
      .map(({ fromRef, toRef, passedOn }) => ({
        giverId: personId(fromRef),
        receiverId: personId(toRef),
        on: Day.parse(passedOn),
        recordedAt: `${Day.parse(passedOn)}T08:00:00Z`,
        imported: true,
      })),
    logged: [],
    erased: new Set(),
  };
}
