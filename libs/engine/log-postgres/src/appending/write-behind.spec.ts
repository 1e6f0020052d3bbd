import { randomBytes, randomUUID } from 'node:crypto';
import { LostRace } from '@relais/event-sourcing';
import { newEvent, newStream } from '../../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../../test/support/postgres';
import { PostgresEventStore } from '../postgres-event-store';
import { WriteBehind } from './write-behind';

let database: TestDatabase;
let log: PostgresEventStore;
const none = { expected: 'none' } as const;

beforeAll(async () => {
  database = await migratedDatabase();
  log = new PostgresEventStore(database.url, randomBytes(32));
});
afterAll(async () => {
  await log.close();
  await database.drop();
});

describe('A log written behind', () => {
  it('reads what went through it before the log has it, and the log has the same afterwards', async () => {
    const behind = new WriteBehind(log);
    const [stream, events] = [newStream(), [newEvent(), newEvent(), newEvent()]];
    await behind.append(stream, events.slice(0, 2), none);
    expect(await behind.append(stream, events.slice(2), { expected: 1 })).toMatchObject({ revision: 2 });
    const read = await behind.readStream(stream);
    expect(read.map(({ id, revision }) => [id, revision])).toEqual(events.map(({ id }, n) => [id, n]));
    expect(await behind.readStream(stream, { backwards: true, from: 1, limit: 1 })).toEqual([read[1]]);
    expect([...(await behind.readStreams([stream, newStream()])).keys()]).toEqual([stream]);
    expect(await log.readStream(stream)).toEqual([]);

    expect(await behind.flush()).toBe(3);
    expect((await log.readStream(stream)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('refuses an append that expects another revision', async () => {
    const behind = new WriteBehind(log);
    const stream = newStream();
    await behind.append(stream, [newEvent()], none);
    for (const expected of ['none', 1] as const)
      await expect(behind.append(stream, [newEvent()], { expected })).rejects.toThrow(LostRace);
  });

  it('writes in order, many bulks of few, and reads again what it forgot', async () => {
    const from = await log.lastPosition();
    const behind = new WriteBehind(log, { bulk: 3, remembered: 5 });
    const streams = Array.from({ length: 40 }, () => newStream());
    for (const stream of streams) await behind.append(stream, [newEvent({ data: { stream } })], none);
    await behind.flush();
    for (const stream of streams) {
      expect(await behind.readStream(stream)).toMatchObject([{ data: { stream }, revision: 0 }]);
      await behind.append(stream, [newEvent({ data: { stream } })], { expected: 0 });
    }
    expect(await behind.flush()).toBe(80);
    const expected = [...streams.map((stream) => [stream, 0]), ...streams.map((stream) => [stream, 1])];
    expect((await log.readAll(from, 100)).map(({ stream, revision }) => [stream, revision])).toEqual(
      expected,
    );
  });

  it('says at the next append, and at the end, what the log did not take', async () => {
    const stream = newStream();
    await log.append(stream, [newEvent()], none);
    const behind = new WriteBehind(log, { bulk: 1, remembered: 5 });
    await behind.append(stream, [newEvent()], none);
    const later = (async () => {
      for (;;) await behind.append(newStream(), [newEvent()], none);
    })();
    await expect(later).rejects.toThrow(LostRace);
    await expect(behind.flush()).rejects.toThrow(LostRace);
  });
});

describe('The keys on their way to the vault', () => {
  const sealed = (networkId: string, subjectId: string, key: string) => [
    { subjectId, networkId, wrappedKey: Buffer.from(key), values: [] },
  ];
  const stored = (subjectId: string) => Promise.resolve(Buffer.from(`stored ${subjectId}`));

  it('are those of events that are not written yet; then those of the vault', async () => {
    const behind = new WriteBehind(log);
    const [networkId, subject] = [randomUUID(), randomUUID()];
    const vault = sealed(networkId, subject, 'new');
    expect(await behind.keys.keyOf(subject, stored)).toBeNull();
    await behind.append(newStream(), [newEvent({ networkId })], { ...none, vault });
    expect(String(await behind.keys.keyOf(subject, stored))).toBe('new');
    await behind.flush();
    expect(String(await behind.keys.keyOf(subject, stored))).toBe(`stored ${subject}`);
    expect(await behind.keys.keyOf(randomUUID(), stored)).toBeNull();
  });

  it('of a network that the log knows are those of the vault, once they are written', async () => {
    const [networkId, subject, stream, event] = [randomUUID(), randomUUID(), newStream(), newEvent()];
    const known = { ...event, networkId };
    await log.append(stream, [known], none);
    const behind = new WriteBehind(log);
    await behind.append(stream, [known], { ...none, vault: sealed(networkId, subject, 'another') });
    const further = newStream();
    await behind.append(further, [newEvent({ networkId })], none);
    expect(String(await behind.keys.keyOf(subject, stored))).toBe(`stored ${subject}`);
    expect(await log.readStream(further)).toHaveLength(1);
  });
});
