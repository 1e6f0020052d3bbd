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
export type Row = Rows[keyof Rows]['part' | 'whole'][number];

type Side = 'part' | 'whole';
/** Which rows: of a figure, the steady core, the meetings that are drawn or have no list, or who was at one meeting. */
export type FigureRowsKey = `${keyof Rows | 'drawn'}.${Side}` | 'core' | 'withoutList';
export type RowsKey = FigureRowsKey | `${MeetingId}.${Group | 'room'}`;

type Known = Readonly<{
  answer: LivelinessAnswer;
  people: LivelinessPeopleAnswer | undefined;
  howMany: number;
}>;

/** The rows behind a count; null where the caller may not see them, or there is no such count. */
export function rowsBehind({ answer, people, howMany }: Known, key: string): readonly Row[] | null {
  if (!people) return null;
  const [subject = '', side = ''] = key.split('.');
  if (key === 'core') return people.lists.core;
  if (key === 'withoutList') return meetingsWithoutList(answer);
  if (subject === 'drawn') return drawnRows(answer, howMany, side as Side);
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
    .map(({ meetingId, date, kind }) => ({ meetingId, date, kind, status: 'held' }));
}

/** The meetings for want of whose lists there is no verdict: DOMAIN.md, `not-enough-data`. */
export function meetingsWithoutList({ meetings, otherMeetings, parameters }: LivelinessAnswer) {
  const first = meetings.at(-parameters.window) ?? meetings[0];
  return otherMeetings
    .filter(({ date, kind, attendance }) => {
      const isInWindow = !first || date >= first.date;
      return attendance === 0 && parameters.regularKinds.includes(kind) && isInWindow;
    })
    .map(({ meetingId, date, kind }) => ({ meetingId, date, kind, status: 'held' as const }));
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
