import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAfter, daysBetween } from '@relais/contracts';
import Papa from 'papaparse';

const dayColumns = new Set(['joinedOn', 'leftOn', 'date', 'passedOn', 'on']);

/**
 * Copies a folder in the import format, moved by whole weeks, so that its last record is on `today` or in the six days before. Weekdays
 * stay.
 * @param today ISO day
 */
export async function copyMovedTo(today: string, source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const tables = new Map<string, Record<string, string>[]>();
  for (const file of await readdir(source)) {
    if (!file.endsWith('.csv')) await copyFile(join(source, file), join(target, file));
    else tables.set(file, rowsOf(await readFile(join(source, file), 'utf8')));
  }
  const days = [...tables.values()].flat().flatMap((row) => daysOf(row));
  const last = days.reduce((latest, day) => (day > latest ? day : latest), '');
  const weeks = last === '' ? 0 : Math.floor(daysBetween(last, today) / 7);
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

const daysOf = (row: Readonly<Record<string, string>>): string[] =>
  Object.entries(row).flatMap(([column, value]) => (dayColumns.has(column) && value !== '' ? [value] : []));

const moveRow = (row: Readonly<Record<string, string>>, weeks: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      dayColumns.has(column) && value !== '' ? dayAfter(value, 7 * weeks) : value,
    ]),
  );
