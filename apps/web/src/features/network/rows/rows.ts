import type {
  ExchangeRows,
  LivelinessAnswer,
  LivelinessPeopleAnswer,
  LivelinessRows,
  MeetingId,
  PersonId,
} from '@relais/contracts';
import { type Group, groups } from './columns';

type Rows = LivelinessRows & ExchangeRows;
export type Referral = ExchangeRows['perAttendance']['part'][number];
export type Row = Rows[keyof Rows]['part' | 'whole'][number];

type Side = 'part' | 'whole';
export type Over = keyof LivelinessAnswer['over'];
type OfPerson = 'attended' | 'given' | 'received';
/**
 * Which rows: of a figure, of the meetings that it is about, the steady core, who is in the room without an attendance of their own,
 * the meetings that are drawn or have no list.
 */
export type FigureRowsKey =
  `${keyof Rows | 'drawn'}.${Side}` | `${Over}.over` | 'core' | 'roomBeside' | 'withoutList';
/** … or who was at one meeting, what one person attended, gave or received, or what one person gave another. */
export type RowsKey =
  | FigureRowsKey
  | `${MeetingId}.${Group | 'room'}`
  | `${OfPerson}.${PersonId}`
  | `pair.${PersonId}.${PersonId}`;

type Meeting = LivelinessAnswer['otherMeetings'][number];
type Known = Readonly<{
  answer: LivelinessAnswer;
  people: LivelinessPeopleAnswer | undefined;
  howMany: number;
}>;

/** The rows behind a count; null where the caller may not see them, or there is no such count. */
export function rowsBehind({ answer, people, howMany }: Known, key: string): readonly Row[] | null {
  if (!people) return null;
  const [subject = '', side = '', other] = key.split('.');
  if (key === 'core') return people.lists.core;
  if (key === 'roomBeside') return roomBeside(people.rows);
  if (key === 'withoutList') return meetingsWithoutList(answer);
  if (subject === 'drawn') return drawnRows(answer, howMany, side as Side);
  if (side === 'over') return meetingsOver(answer, subject as Over);
  if (subject === 'attended') return attendedBy(people.rows, side);
  const exchanged = people.exchangeRows?.perAttendance.part ?? null;
  if (subject === 'given') return exchanged?.filter(({ giverId }) => giverId === side) ?? null;
  if (subject === 'received') return exchanged?.filter(({ receiverId }) => receiverId === side) ?? null;
  if (subject === 'pair')
    return exchanged?.filter(({ giverId, receiverId }) => giverId === side && receiverId === other) ?? null;
  const figures: Partial<Rows> = { ...people.rows, ...people.exchangeRows };
  return (
    figures[subject as keyof Rows]?.[side as Side] ?? attendeesOf(people, subject, side as Group | 'room')
  );
}

/** The counted meetings that are drawn; `part`: those that exceeded the comfort size. */
function drawnRows({ meetings }: LivelinessAnswer, howMany: number, side: Side): Row[] {
  return meetings
    .slice(-howMany)
    .filter(({ sizeBand }) => side === 'whole' || sizeBand === 'information')
    .map(heldRow);
}

/** The counted meetings that a figure is about. */
function meetingsOver({ meetings, over }: LivelinessAnswer, figure: Over): Row[] | null {
  const ids = over[figure] as readonly MeetingId[] | undefined;
  return ids ? meetings.filter(({ meetingId }) => ids.includes(meetingId)).map(heldRow) : null;
}

/** In the room, but not for themselves: substitutes and guests without a name. */
function roomBeside({ meanRoom, renewal }: LivelinessRows): Row[] {
  const nameOf = (row: Readonly<{ personId: PersonId | null; meetingId: MeetingId }>) =>
    `${String(row.personId)} ${row.meetingId}`;
  const attendances = new Set(renewal.whole.map(nameOf));
  return meanRoom.part.filter((row) => !attendances.has(nameOf(row)));
}

/** Where a person was in the room, of the meetings that the figures look at. */
const attendedBy = ({ meanRoom }: LivelinessRows, wanted: string): Row[] =>
  meanRoom.part.filter(({ personId }) => personId === wanted);

const heldRow = ({ meetingId, date, kind }: Meeting) => ({
  meetingId,
  date,
  kind,
  status: 'held' as const,
});

/** The meetings for want of whose lists there is no verdict: DOMAIN.md, `not-enough-data`. */
export function meetingsWithoutList({ meetings, otherMeetings, parameters }: LivelinessAnswer) {
  const first = meetings.at(-parameters.window) ?? meetings[0];
  return otherMeetings
    .filter(({ date, kind, attendance }) => {
      const isInWindow = !first || date >= first.date;
      return attendance === 0 && parameters.regularKinds.includes(kind) && isInWindow;
    })
    .map(heldRow);
}

function attendeesOf(
  { meetings, otherMeetings }: LivelinessPeopleAnswer,
  wanted: string,
  group: Group | 'room',
): Row[] | null {
  const counted = meetings.find(({ meetingId }) => meetingId === wanted);
  const other = otherMeetings.find(({ meetingId }) => meetingId === wanted);
  const there: readonly PersonId[] | undefined =
    group === 'room'
      ? (other?.room ?? (counted && groups.flatMap((each) => counted[each])))
      : counted?.[group];
  return there?.map((personId) => ({ personId })) ?? null;
}
