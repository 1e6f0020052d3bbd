import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, unparse } from 'papaparse';

type Row = Readonly<Record<string, string>>;

/** A meeting of the demo as it was: who attended, and how. */
export type Morning = Readonly<{ ref: string; date: string; lines: readonly MorningLine[] }>;

export type MorningLine = Readonly<
  Record<'personRef' | 'personName' | 'status' | 'substituteFor' | 'invitedBy', string>
>;

const demo = join(__dirname, '../../../demo/matinales-du-port');

/**
 * A copy of the demo whose last meetings are planned, with what was announced for them, and their sheets empty.
 * @returns its folder, for the caller to remove, and how these meetings went, oldest first
 */
export function unfilledClub(count: number): Readonly<{ folder: string; mornings: readonly Morning[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'relais-unfilled-'));
  cpSync(demo, folder, { recursive: true });
  const rows = (file: string) =>
    parse<Row>(readFileSync(join(demo, file), 'utf8'), { header: true, skipEmptyLines: true }).data;
  const write = (file: string, lines: readonly Row[]) =>
    writeFileSync(join(folder, file), unparse([...lines], { header: true, newline: '\n' }));
  const [meetings, attendance] = [rows('meetings.csv'), rows('attendance.csv') as MorningLine[]];
  const last = meetings.filter(({ status }) => status === 'held').slice(-count);
  const isLast = (ref: string | undefined) => last.some(({ meetingRef }) => meetingRef === ref);
  const meetingOf = (line: Row) => line['meetingRef'];
  const [emptied, kept] = [
    attendance.filter((line) => isLast(meetingOf(line))),
    attendance.filter((line) => !isLast(meetingOf(line))),
  ];
  write(
    'meetings.csv',
    meetings.map((row) => (isLast(meetingOf(row)) ? { ...row, status: 'scheduled' } : row)),
  );
  write('attendance.csv', kept);
  const named = new Set([
    ...rows('members.csv').map((row) => row['memberRef']),
    ...kept.map((line) => line.personRef),
  ]);
  const expected = new Set(rows('announcements.csv').flatMap((row) => [row['personRef'], row['substitute']]));
  const strangers = new Map(
    emptied
      .filter(({ personRef }) => expected.has(personRef) && !named.has(personRef))
      .map(({ personRef, personName }) => [personRef, { personRef, name: personName }]),
  );
  write('people.csv', [...strangers.values()]);
  return {
    folder,
    mornings: last.map(({ meetingRef = '', date = '' }) => ({
      ref: meetingRef,
      date,
      lines: emptied.filter((line) => meetingOf(line) === meetingRef),
    })),
  };
}
