import { daysBetween, type Day } from './days';
import type { CharterJson, Folder, MeetingRow } from './folder';

export type NaiveMeeting = MeetingRow & {
  /** A(m): present, late, visitor. */
  here: Set<string>;
  visitors: Set<string>;
  substitutes: Set<string>;
  represented: Set<string>;
  saidFirstTime: Set<string>;
};

export type Situation = {
  folder: Folder;
  asOf: Day;
  charter: CharterJson;
  /** All held meetings up to D. */
  held: NaiveMeeting[];
  heldOfRegularKinds: NaiveMeeting[];
  /** m₁ … m_T; m_t is `counted[t - 1]`. */
  counted: NaiveMeeting[];
  rhythm: number | null;
  window: number;
  coreMinimum: number;
  returnWithin: number;
  coreShare: number;
  comfortSize: number;
};

function withAttendance(meeting: MeetingRow, folder: Folder): NaiveMeeting {
  const lines = folder.attendance.filter(({ meetingRef }) => meetingRef === meeting.meetingRef);
  const refs = (...statuses: string[]) =>
    new Set(lines.filter(({ status }) => statuses.includes(status)).map(({ personRef }) => personRef));
  const withoutLine = lines
    .filter(({ status, substituteFor }) => status === 'substitute' && substituteFor !== '')
    .map(({ substituteFor }) => substituteFor)
    .filter((member) => !lines.some(({ personRef }) => personRef === member));
  return {
    ...meeting,
    here: refs('present', 'late', 'visitor'),
    visitors: refs('visitor'),
    substitutes: refs('substitute'),
    represented: new Set([...refs('represented'), ...withoutLine]),
    saidFirstTime: new Set(
      lines.filter(({ firstTime }) => firstTime === 'yes').map(({ personRef }) => personRef),
    ),
  };
}

function inOrder(a: MeetingRow, b: MeetingRow): number {
  const byDay = a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
  const byTime = a.startTime < b.startTime ? -1 : a.startTime > b.startTime ? 1 : 0;
  return byDay || byTime || (a.meetingRef < b.meetingRef ? -1 : 1);
}

export function isRegular(
  meeting: Pick<MeetingRow, 'kind'>,
  charter: CharterJson,
  held: readonly MeetingRow[],
): boolean {
  if (charter.regularKinds) return charter.regularKinds.includes(meeting.kind);
  const isBeside = ({ kind }: Pick<MeetingRow, 'kind'>) => kind === 'discovery' || kind === 'activity';
  const beside = held.filter(isBeside).length;
  return beside > held.length / 2 ? true : !isBeside(meeting);
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/** Room of m: A(m) plus the substitutes not in A(m), plus the guests without a name. */
export function room(meeting: NaiveMeeting): number {
  return meeting.here.union(meeting.substitutes).size + Number(meeting.unnamed);
}

/** The meetings and parameters of DOMAIN.md, "Liveliness: exact definition", as of a day. */
export function situationOf(folder: Folder, asOf: Day): Situation {
  const charter = folder.network.charter ?? {};
  const held = folder.meetings
    .filter(({ status, date }) => status === 'held' && date <= asOf)
    .toSorted(inOrder)
    .map((meeting) => withAttendance(meeting, folder));
  const heldOfRegularKinds = held.filter((meeting) => isRegular(meeting, charter, held));
  const counted = heldOfRegularKinds.filter(({ here }) => here.size >= 1);
  const rhythm = median(
    counted.slice(1).map((meeting, index) => daysBetween(counted[index]?.date ?? '', meeting.date)),
  );
  const frequent = rhythm === null || rhythm <= 20;
  return {
    folder,
    asOf,
    charter,
    held,
    heldOfRegularKinds,
    counted,
    rhythm,
    window: charter.window ?? (frequent ? 12 : 8),
    coreMinimum: charter.coreMinimum ?? (frequent ? 6 : 4),
    returnWithin: charter.returnWithin ?? (frequent ? 4 : 3),
    coreShare: charter.coreShare ?? (charter.absenceRule || charter.exclusiveSeats ? 0.75 : 0.5),
    comfortSize: charter.comfortSize ?? 30,
  };
}
