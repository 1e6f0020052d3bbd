import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes } from '@relais/contracts';
import { categoryOf } from '@relais/event-sourcing';
import { knownEvents } from '@relais/installation';
import { migratedDatabase } from '../support/postgres';
import { corpus, replayed } from './corpus';
import frozen from './replayed.json';

const libs = join(__dirname, '../../libs');
const events = corpus();

/** The types that the code defines, `event('…'`. */
const typesInCode = globSync('**/*.events.ts', { cwd: libs }).flatMap((file) =>
  [...readFileSync(join(libs, file), 'utf8').matchAll(/\bevent\(\s*'(\w+)'/g)].map(([, type = '']) => type),
);

describe('The corpus of stored events', () => {
  it('has every type that the code defines, and no other is known', () => {
    expect(typesInCode.length).toBeGreaterThan(20);
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual(typesInCode.toSorted());
    expect(knownEvents.types.sort()).toEqual(typesInCode.toSorted());
  });

  it('has the types that the contracts name, each in streams of its category', () => {
    const categories = Object.entries(eventTypes) as [string, readonly string[]][];
    expect(categories.flatMap(([, types]) => types).sort()).toEqual(typesInCode.toSorted());
    for (const { type, stream } of events)
      expect([type, categories.find(([, types]) => types.includes(type))?.[0]]).toEqual([
        type,
        categoryOf(stream),
      ]);
  });

  it.each(typesInCode)('has %s with everything that may be missing, said and missing', (type) => {
    const ofType = events.filter((event) => event.type === type);
    const [first] = ofType;
    for (const key of Object.keys(first?.data ?? {})) {
      const mayBeMissing = knownEvents.faultOf({ ...first!, data: { ...first!.data, [key]: null } }) === null;
      const missing = new Set(ofType.map(({ data }) => (data as Record<string, unknown>)[key] === null));
      expect([key, missing.size]).toEqual([key, mayBeMissing ? 2 : 1]);
    }
  });

  it('is readable to the last event, and looks like what it says', () => {
    expect(events.map((event) => knownEvents.faultOf(event)).filter((fault) => fault !== null)).toEqual([]);
  });

  it('makes the read models that it made when it was stored', async () => {
    const { url, drop } = await migratedDatabase();
    expect(await replayed(url, events)).toEqual(frozen);
    await drop();
  });
});
