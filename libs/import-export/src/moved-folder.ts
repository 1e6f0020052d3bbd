import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAfter, daysBetween } from '@relais/contracts';
import Papa from 'papaparse';
import { networkFile } from './reading/network-json';

/** Columns of days on which something happened; then those that also say what is to come. */
const recorded = ['joinedOn', 'leftOn', 'date', 'passedOn', 'agreedOn', 'on', 'statedOn', 'withdrawnOn'];
const moved: ReadonlySet<string> = new Set([...recorded, 'seriesDate', 'from', 'until', 'without']);

/**
 * Copies a folder in the import format, moved by whole weeks, so that its last record is on `today` or in the six days before. Weekdays
 * stay, and with the records move the days of needs, series and later charters.
 * @param today ISO day
 */
export async function copyMovedTo(today: string, source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const tables = new Map<string, Record<string, string>[]>();
  for (const file of await readdir(source)) {
    if (file.endsWith('.csv')) tables.set(file, rowsOf(await readFile(join(source, file), 'utf8')));
    else if (file !== networkFile) await copyFile(join(source, file), join(target, file));
  }
  const days = [...tables.values()].flat().flatMap((row) => recorded.map((column) => row[column] ?? ''));
  const last = days.reduce((latest, day) => (day > latest ? day : latest), '');
  const weeks = last === '' ? 0 : Math.floor(daysBetween(last, today) / 7);
  const settings = await readFile(join(source, networkFile), 'utf8');
  await writeFile(join(target, networkFile), moveSettings(settings, weeks));
  for (const [file, rows] of tables) {
    await writeFile(
      join(target, file),
      Papa.unparse(
        rows.map((row) => moveRow(row, weeks)),
        { newline: '\n' },
      ),
    );
  }
}

const rowsOf = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

const moveRow = (row: Readonly<Record<string, string>>, weeks: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      moved.has(column) ? moveDays(value, weeks) : value,
    ]),
  );

function moveSettings(text: string, weeks: number): string {
  const settings = JSON.parse(text) as { laterCharters?: { from: string }[] };
  const laterCharters = settings.laterCharters?.map((later) => ({
    ...later,
    from: moveDays(later.from, weeks),
  }));
  return JSON.stringify({ ...settings, laterCharters }, null, 2);
}

/** Every day of a cell, such as the spans of `without`. */
const moveDays = (text: string, weeks: number): string =>
  text.replace(/\d{4}-\d\d-\d\d/g, (day) => dayAfter(day, 7 * weeks));
