import type { Survey } from '../import-context';
import type { ImportProgress } from '../import-report';
import type { BadLines } from '../reading/bad-lines';
import type { Columns } from '../reading/columns';
import type { Conventions } from '../reading/conventions';
import { tableFilesIn } from '../reading/table-files';
import { type Header, readHeader, windowsOf } from '../reading/table-lines';
import { announcementsCheck } from '../tables/announcements';
import { attendanceCheck } from '../tables/attendance';
import { oneToOnesCheck, thanksCheck } from '../tables/exchanges';
import { meetingsCheck } from '../tables/meetings';
import { membersCheck, saidOfMemberships } from '../tables/members';
import { needsCheck } from '../tables/needs';
import { peopleCheck } from '../tables/people';
import { reportsCheck } from '../tables/reports';
import { seriesCheck } from '../tables/series';
import { referralsCheck, settleParents } from '../tables/referrals';
import { type TableCheck, checkLine } from '../tables/table-check';
import { type Table, attendance, referrals, tables } from '../tables/tables';
import type { Knowledge } from './knowledge';

type Progress = (progress: ImportProgress) => void;

/** Reads every line of every file, notes the bad ones, and gathers what is known. */
export async function survey(
  folder: string,
  known: Knowledge,
  bad: BadLines,
  progress: Progress,
  conventions: Conventions,
): Promise<Survey> {
  const headers = new Map<Table['name'], Header>();
  const sizes = new Map<Table['name'], number>();
  const files = await tableFilesIn(folder);
  const notices = [...files.notices];
  for (const { file, problem } of files.problems) bad.sayWhole({ file }, '$', problem);

  const read = async <C extends Columns>(check: TableCheck<C>) => {
    const header = headers.get(check.table.name);
    if (!header) return;
    const note = (column: string, written: string, readAs: string) =>
      notices.push(
        `${header.file}: ${column}: “${written}” was read as ${readAs}, and the rest of the column in the same way.`,
      );
    sizes.set(check.table.name, await readTable(folder, check, header, known, bad, progress, note));
    notices.push(...(check.notices?.() ?? []));
  };

  for (const table of tables) {
    const file = files.found.get(table.name);
    if (file === undefined) continue;
    const header = await readHeader(folder, file, table, conventions);
    bad.noteHeader(table, header);
    notices.push(...header.notices);
    for (const { column, problem } of header.problems) bad.sayWhole(table, column, problem);
    for (const column of header.unknownColumns)
      notices.push(`${file}: the column “${column}” is not known and was ignored.`);
    if (header.problems.length > 0) known.unreadable.add(table.name);
    else {
      headers.set(table.name, header);
      known.columns.set(table.name, header.columns);
    }
  }
  await read(membersCheck(known));
  known.folderMembers.close(saidOfMemberships(known));
  await read(peopleCheck(known));
  await read(seriesCheck(known));
  const presence = headers.get(attendance.name);
  if (presence) await expectGuests(folder, presence, known);
  await read(meetingsCheck(known));
  await read(attendanceCheck(known));
  await read(announcementsCheck(known));
  await read(needsCheck(known));
  await read(referralsCheck(known));
  settleParents(known, ({ line, lastLine }, problem) => {
    if (line !== null) bad.say(referrals, line, lastLine, 'parentRef', problem);
  });
  await read(reportsCheck(known));
  await read(thanksCheck(known));
  await read(oneToOnesCheck(known));
  return { headers, sizes, notices };
}

/** How many lines it has. */
async function readTable<C extends Columns>(
  folder: string,
  tableCheck: TableCheck<C>,
  header: Header,
  known: Knowledge,
  bad: BadLines,
  progress: Progress,
  note: (column: string, written: string, readAs: string) => void,
): Promise<number> {
  const { table, named, streams } = tableCheck;
  let lines = 0;
  const surveyed = { ...header, conventions: { ...header.conventions, isSurvey: true as const } };
  for await (const window of windowsOf(folder, table, surveyed, note)) {
    const sound = window.filter(({ problems }) => problems.length === 0);
    await known.learn(sound.flatMap(({ values }) => named(values)));
    if (streams) await known.learnStreams(sound.flatMap(({ values }) => streams(values)));
    for (const line of window) checkLine(tableCheck, line, known, bad);
    lines += window.length;
    progress({ file: table.file, lines });
  }
  return lines;
}

/** Without membership, a line may name a person who comes in a later line. */
async function expectGuests(
  folder: string,
  header: Header,
  { ids, folderMembers, rules }: Knowledge,
): Promise<void> {
  if (rules.charterOn(rules.latestDay).membership !== 'none') return;
  for await (const window of windowsOf(folder, attendance, header))
    for (const { values, problems } of window)
      if (problems.length === 0) folderMembers.expect(ids.idOf('person', values.personRef));
}
