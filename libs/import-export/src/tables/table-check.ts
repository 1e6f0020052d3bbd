import type { Day } from '@relais/contracts';
import { ensureParticipants, ensurePast } from '@relais/networks/rules';
import type { BadLines } from '../reading/bad-lines';
import type { ColumnProblem } from '../reading/column-names';
import type { Columns, ValuesOf } from '../reading/columns';
import type { TableLine } from '../reading/table-lines';
import type { Named } from '../recorded/ids';
import type { Knowledge } from '../recorded/knowledge';
import { type Say, checkRule } from './check-rule';
import type { Table } from './tables';

/** The checks of a table's lines, beyond the single value. */
export type TableCheck<C extends Columns = Columns> = Readonly<{
  table: Table<C>;
  named(values: ValuesOf<C>): readonly Named[];
  /** Further streams with what is recorded of the line, once it is known what its refs stand for. */
  streams?(values: ValuesOf<C>): readonly string[];
  /** Only for lines whose values can all be read. */
  check(values: ValuesOf<C>, say: Say, line: TableLine<ValuesOf<C>>): void;
  /** Remembers what later lines need; for a bad line, the values that could be read. */
  keep(values: Partial<ValuesOf<C>>, isBad: boolean, line: TableLine<ValuesOf<C>>): void;
  /** Sentences about the table as a whole, after its last line. */
  notices?(): readonly string[];
}>;

/**
 * Checks a line of a table: first each value by its column (`tables.ts`), then, if all could be read, the line as a whole by the rules
 * of its context (`check`).
 */
export function checkLine<C extends Columns>(
  { table, check, keep }: TableCheck<C>,
  line: TableLine<ValuesOf<C>>,
  known: Knowledge,
  bad: BadLines,
): void {
  const say: Say = (column, problem) => {
    bad.say(table, line.line, line.lastLine, column, problem);
  };
  for (const { column, problem } of line.problems) say(column, problem);
  if (line.problems.length === 0) check(line.values, say, line);
  if (line.isBroken || line.problems.some(isKey)) known.unreadable.add(table.name);
  keep(line.values, bad.has(table.file, line.line), line);
}

/** Other lines may name what this one is about. */
const isKey = ({ column }: ColumnProblem): boolean => column.endsWith('Ref');

/** The refs that are there, by kind. */
export const names = (kind: Named['kind'], ...refs: readonly (string | null)[]): Named[] =>
  refs.flatMap((ref) => (ref === null ? [] : [{ kind, ref }]));

export function checkPast({ rules }: Knowledge, say: Say, days: Readonly<Record<string, Day | null>>): void {
  for (const [column, day] of Object.entries(days))
    checkRule(
      say,
      () => ensurePast({ [column]: day }, rules.latestDay),
      () => [column, `${String(day)} has not come yet`],
    );
}

export function checkFirst(
  known: Knowledge,
  say: Say,
  kind: Named['kind'],
  column: string,
  ref: string,
): void {
  if (!known.isFirst(known.ids.idOf(kind, ref))) sayTwice(say, column, ref);
}

export function sayTwice(say: Say, column: string, ref: string): void {
  say(column, `“${ref}” appears twice; each line needs a key of its own`);
}

/** The person is named in the folder or recorded. */
export function checkKnown(known: Knowledge, say: Say, column: string, ref: string): boolean {
  if (known.folderMembers.isKnown(known.ids.idOf('person', ref))) return true;
  if (!known.mayBeIn('members', 'attendance'))
    say(column, `nobody has the key “${ref}” in members.csv, in attendance.csv or in Relais`);
  return false;
}

/**
 * Both were participants on the day (DOMAIN.md, "Rules every network has"), after this folder. A recorded line stays, unless the folder
 * itself ends a membership before it.
 */
export function checkParticipants(
  known: Knowledge,
  say: Say,
  day: Day,
  { isRecorded, people }: Readonly<{ isRecorded: boolean; people: Readonly<Record<string, string>> }>,
): void {
  const { ids, folderMembers } = known;
  const isOpen = known.rules.charterOn(day).membership === 'none';
  for (const [column, ref] of Object.entries(people)) {
    if (!checkKnown(known, say, column, ref) || isOpen || known.mayBeIn('members')) continue;
    const personId = ids.idOf('person', ref);
    const isMember = isRecorded
      ? folderMembers.staysMemberOn(personId, day)
      : folderMembers.maybeMemberOn(personId, day);
    checkRule(
      say,
      () => ensureParticipants({ [column]: personId }, day, new Set(isMember ? [personId] : [])),
      () => [
        column,
        folderMembers.isListedOn(personId, day)
          ? `“${ref}” was not a member on ${day} by what was changed in Relais`
          : `“${ref}” was not a member on ${day}; see joinedOn and leftOn in members.csv`,
      ],
    );
  }
}

/** Null where the meeting is unknown, so that nothing more can be checked. */
export function checkMeeting(known: Knowledge, say: Say, column: string, ref: string): Day | null {
  const meeting = known.meetings.get(known.ids.idOf('meeting', ref));
  if (meeting && !(meeting.isBad && known.rules.skipBadLines)) return meeting.isBad ? null : meeting.day;
  if (meeting) say(column, `the line of meeting “${ref}” is bad itself`);
  else if (!known.mayBeIn('meetings'))
    say(column, `there is no meeting “${ref}” in meetings.csv or in Relais`);
  return null;
}
