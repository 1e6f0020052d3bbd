import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveliness } from '@relais/liveliness';
import { problemsOf } from '../generator/problems';
import { situations } from '../generator/situations/situations';
import { comparable, differences } from '../oracle/compared';
import { type Day, addDays } from '../oracle/days';
import { type Folder, writeFolder } from '../oracle/folder';
import { naiveLiveliness } from '../oracle/naive-liveliness';
import { isLong } from '../support/random-runs';
import { eventsOfFolder } from './folder-events';

const all = Object.entries(situations);

/** From the first meeting on: the day of each and the day after, and silences around those after which a network is paused. */
function daysOf({ meetings }: Folder): Day[] {
  const dates = meetings.map(({ date }) => date).toSorted();
  const last = dates.at(-1) ?? '';
  const silences = [1, 75, 76, 112, 113, 400].map((days) => addDays(last, days));
  const every = [...dates.flatMap((date) => [date, addDays(date, 1)]), ...silences];
  const step = Math.ceil(every.length / 8);
  return isLong ? every : every.filter((_, n) => n % step === Math.min(3, step - 1));
}

/** The verdicts on the days of all meetings, each once, in their order. */
const verdictsOf = (folder: Folder, days: readonly Day[]): string[] => [
  ...new Set(days.map((day) => naiveLiveliness(folder, day).verdict)),
];

describe('The situation of a network', () => {
  const path = mkdtempSync(join(tmpdir(), 'situations-'));
  afterAll(() => rmSync(path, { recursive: true }));

  it.each(all)('“%s” is the same each time, valid, and has the naive figures on every day', (title, tell) => {
    const folder = tell();
    expect(JSON.stringify(tell())).toBe(JSON.stringify(folder));
    expect(problemsOf(folder)).toEqual([]);
    const directory = join(path, title);
    writeFolder(directory, folder);
    const events = eventsOfFolder(directory);
    const days = daysOf(folder);
    expect(days.length).toBeGreaterThan(1);
    const found = days.flatMap((day) =>
      differences(comparable(liveliness(events, day)), naiveLiveliness(folder, day), day),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['founded today', '2026-01-08', 'too-early'],
    ['last meeting two years ago', '2025-10-12', 'paused'],
    ['a third of the lists missing', '2024-10-03', 'not-enough-data'],
    ['one new face a week for two years', '2025-12-25', 'alive'],
  ])('“%s” is on %s %s', (title, day, verdict) =>
    expect(verdictsOf(situations[title]!(), [day])).toEqual([verdict]),
  );
});
