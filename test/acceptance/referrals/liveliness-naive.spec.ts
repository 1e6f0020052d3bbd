import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveliness } from '@relais/liveliness';
import { Random } from '@relais/simulation';
import { generateNetwork } from '../../generator/generate-network';
import { kinds } from '../../generator/plan';
import { eventsOfFolder } from '../../liveliness/folder-events';
import { comparable, differences } from '../../oracle/compared';
import { type Day, addDays } from '../../oracle/days';
import { type Folder, writeFolder } from '../../oracle/folder';
import { naiveLiveliness } from '../../oracle/naive-liveliness';

const firstSeed = Number(process.env['NAIVE_SEED'] ?? 1);
const howMany = Number(process.env['NAIVE_SEEDS'] ?? 4);
const networks = kinds.flatMap((kind) => {
  const length = kind === 'on-the-threshold' ? 10 * howMany : howMany;
  return Array.from({ length }, (_, index) => [kind, firstSeed + index] as const);
});
const end = '2026-10-31';

/** Two days in the life of the network, its end, and one when it may have been silent for too long. */
function daysOf(folder: Folder, random: Random): Day[] {
  const held = folder.meetings.filter(({ status }) => status === 'held').map(({ date }) => date);
  const dates = held.length > 0 ? held : [end];
  const last = dates.reduce((latest, date) => (date > latest ? date : latest));
  const silence = random.pick([75, 76, 80, 81, 84, 85, 100, 120, 121, 300]);
  return [
    random.pick(dates),
    addDays(random.pick(dates), random.integer(-3, 30)),
    end,
    addDays(last, silence),
  ];
}

describe('The liveliness of a generated network', () => {
  const path = mkdtempSync(join(tmpdir(), 'liveliness-'));
  afterAll(() => rmSync(path, { recursive: true }));

  it.each(networks)('of kind %s and seed %i is the naive one on four days', (kind, seed) => {
    const folder = generateNetwork(seed, kind);
    const directory = join(path, `${kind}-${seed}`);
    writeFolder(directory, folder);
    const events = eventsOfFolder(directory);
    const found = daysOf(folder, new Random(`days ${kind} ${seed}`)).flatMap((day) =>
      differences(comparable(liveliness(events, day)), naiveLiveliness(folder, day), day),
    );
    expect(found).toEqual([]);
  });
});

describe('The comparison with the naive answer', () => {
  it('finds a figure, a person or a meeting that differs, and lets the last digit pass', () => {
    const right = naiveLiveliness(generateNetwork(1, 'monthly'), '2026-10-31');
    expect(differences({ ...right, meanRoom: (right.meanRoom ?? 0) * (1 + 1e-15) }, right)).toEqual([]);
    expect(differences({ ...right, meanRoom: (right.meanRoom ?? 0) + 1e-6 }, right)).toHaveLength(1);
    expect(differences({ ...right, core: right.core.slice(1) }, right)).not.toEqual([]);
    expect(differences({ ...right, meetings: right.meetings.slice(1) }, right)).not.toEqual([]);
  });
});
