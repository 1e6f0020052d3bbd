import type { Day } from '@relais/contracts';
import { ensureParticipants, ensurePast } from '@relais/networks/rules';
import type { Columns, ValuesOf } from '../reading/columns';
import type { TableLine } from '../reading/table-lines';
import type { Named } from '../recorded/ids';
import type { Knowledge } from '../recorded/knowledge';
import { type Say, checkRule } from './check-rule';
import type { Table } from './tables';

/** What is looked at in the lines of a table beyond the single value. */
export type TableCheck<C extends Columns = Columns> = Readonly<{
  table: Table<C>;
  named(values: ValuesOf<C>): readonly Named[];
  /** Only for lines whose values can all be read. */
  check(values: ValuesOf<C>, say: Say, line: TableLine<ValuesOf<C>>): void;
  /** Remembers what later lines need; of a bad line, whatever could be read. */
  keep(values: Partial<ValuesOf<C>>, isBad: boolean, line: TableLine<ValuesOf<C>>): void;
  /** Sentences about the table as a whole, after its last line. */
  notices?(): readonly string[];
}>;

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
  if (!known.isFirst(known.ids.of(kind, ref))) sayTwice(say, column, ref);
}

export function sayTwice(say: Say, column: string, ref: string): void {
  say(column, `“${ref}” appears twice; each line needs a key of its own`);
}

/** The person is named in the folder or recorded. */
export function checkKnown(known: Knowledge, say: Say, column: string, ref: string): boolean {
  if (known.folderMembers.isKnown(known.ids.of('person', ref))) return true;
  if (!known.mayBeIn('members', 'attendance'))
    say(column, `nobody has the key “${ref}” in members.csv, in attendance.csv or in Relais`);
  return false;
}

/**
 * Both were participants on the day (DOMAIN.md, "Rules every network has"), after this folder. What is recorded already stays, unless
 * the folder itself now says that they were not.
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
    const personId = ids.of('person', ref);
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

/** Null where the meeting is unknown, and nothing more can be said. */
export function checkMeeting(known: Knowledge, say: Say, column: string, ref: string): Day | null {
  const meeting = known.meetings.get(known.ids.of('meeting', ref));
  if (meeting && !(meeting.isBad && known.rules.skipBadLines)) return meeting.isBad ? null : meeting.day;
  if (meeting) say(column, `the line of meeting “${ref}” is bad itself`);
  else if (!known.mayBeIn('meetings'))
    say(column, `there is no meeting “${ref}” in meetings.csv or in Relais`);
  return null;
}
