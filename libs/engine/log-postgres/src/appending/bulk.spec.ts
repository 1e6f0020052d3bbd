import { randomBytes } from 'node:crypto';
import { newEvent, newStream } from '../../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../../test/support/postgres';
import { PostgresEventStore } from '../postgres-event-store';

let database: TestDatabase;
let store: PostgresEventStore;

beforeAll(async () => {
  database = await migratedDatabase();
  store = new PostgresEventStore(database.url, randomBytes(32));
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('The log in PostgreSQL', () => {
  it('records bulks in their order', async () => {
    const from = await store.lastPosition();
    const streams = Array.from({ length: 50 }, () => newStream());
    const appends = [...streams, ...streams].map((stream, n) => ({
      stream,
      events: [newEvent()],
      options: { expected: n < 50 ? ('none' as const) : 0 },
    }));
    expect(await store.appendMany(appends)).toBe(100);
    const recorded = await store.readAll(from, 200);
    expect(recorded.map(({ id }) => id)).toEqual(appends.map(({ events }) => events[0]?.id));
    expect(recorded.map(({ position }) => position)).toEqual(appends.map((_, n) => from + n + 1));
    expect(await store.audit()).toEqual([]);
  });
});
