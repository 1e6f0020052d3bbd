import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LostRace, type StoredEvent, beginning } from '@relais/event-sourcing';
import { Client, defaults } from 'pg';
import { eventStoreContract } from '../../../../test/contracts/event-store/event-store.contract';
import { newEvent, newStream } from '../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { PostgresEventStore } from './postgres-event-store';

const hashKey = randomBytes(32);
const opened: PostgresEventStore[] = [];
let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await migratedDatabase();
  // TypeORM sets this for the whole process; the log works without it.
  defaults.parseInt8 = false;
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await client.end();
  await database.drop();
});

function openStore(): PostgresEventStore {
  const store = new PostgresEventStore(database.url, hashKey);
  opened.push(store);
  return store;
}

describe('The log in PostgreSQL', () => {
  eventStoreContract(() => Promise.resolve({ store: openStore(), close: () => Promise.resolve() }), {
    hasGaps: false,
  });

  it('numbers events without a gap and in commit order, and no reader misses one', async () => {
    const [one, other] = [openStore(), openStore()];
    const from = await one.lastPosition();
    const shared = newStream();
    let writing = true;
    const seen: StoredEvent[] = [];
    const reader = (async () => {
      for (let last = false; !last;) {
        last = !writing;
        seen.push(...(await other.readAll(seen.at(-1)?.position ?? from, 50)));
      }
    })();

    const caller = async (store: PostgresEventStore, n: number) => {
      let [recorded, lost] = [0, 0];
      for (let turn = 0; turn < 10; turn++) {
        const conflicting = (n + turn) % 3 === 0;
        try {
          const events = [newEvent(), newEvent()];
          await store.append(conflicting ? shared : newStream(), events, { expected: 'none' });
          recorded += 2;
        } catch (error) {
          if (!conflicting || !(error instanceof LostRace)) throw error;
          lost += 1;
        }
      }
      return { recorded, lost };
    };
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, n) => caller(n % 2 === 0 ? one : other, n)),
    );
    writing = false;
    await reader;

    const recorded = outcomes.reduce((sum, outcome) => sum + outcome.recorded, 0);
    expect(outcomes.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThan(100);
    expect(seen.map(({ position }) => position)).toEqual(
      Array.from({ length: recorded }, (_, n) => from + 1 + n),
    );
    const instants = seen.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...new Set(instants)].sort());
  });

  it('records later than before, even when the clock was set back', async () => {
    const store = openStore();
    await client.query(`update log_head set recorded_at = now() + interval '1 hour'`);
    const before = new Date(Date.now() + 3_590_000).toISOString();
    const { position } = await store.append(newStream(), [newEvent(), newEvent()], { expected: 'none' });
    await store.append(newStream(), [newEvent()], { expected: 'none' });
    const instants = (await store.readAll(position - 2, 3)).map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...new Set(instants)].sort());
    expect(instants[0]! > before).toBe(true);
  });

  it('refuses what PostgreSQL cannot keep, without failing the neighbours', async () => {
    const store = openStore();
    const good = [newEvent(), newEvent()];
    const bad = [{ on: '0000-01-01' }, { type: 'Nul\u0000' }, { networkId: 'no uuid' }].map(newEvent);
    const outcomes = await Promise.allSettled(
      [good[0], ...bad, good[1]].map((event) =>
        store.append(newStream(), event ? [event] : [], { expected: 'none' }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    for (const outcome of outcomes.slice(1, 4))
      expect(outcome).toMatchObject({ reason: { code: 'not-storable' } });
  });

  it('reaches readers of another connection long before they would look themselves', async () => {
    const [writer, reader] = [openStore(), openStore()];
    const { next, leave } = await subscribed(reader);
    const delays: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      await sleep(60);
      const arrival = next();
      await writer.append(newStream(), [newEvent()], { expected: 'none' });
      const begun = performance.now();
      await arrival;
      delays.push(performance.now() - begun);
    }
    leave();
    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(100);
  });

  it('reaches readers whose connection was lost', async () => {
    const [writer, reader] = [openStore(), openStore()];
    const { next, leave } = await subscribed(reader);
    await endBackends(`query = 'listen relais_log'`);
    const arrival = next();
    const { position } = await writer.append(newStream(), [newEvent()], { expected: 'none' });
    expect((await arrival).upTo.position).toBe(position);
    leave();
  });
});

/** Waits until the database has connections that match, and ends them. @returns how many */
async function endBackends(where: string): Promise<number> {
  for (;;) {
    await client.query('select pg_stat_clear_snapshot()');
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and ${where}`,
    );
    if (rowCount) return rowCount;
    await sleep(5);
  }
}

async function subscribed(store: PostgresEventStore) {
  const ending = new AbortController();
  const after = { ...beginning, position: await store.lastPosition() };
  const batches = store.subscribe(after, { signal: ending.signal });
  const next = async () => {
    const { value } = await batches.next();
    if (!value) throw new Error('The subscription has ended.');
    return value;
  };
  return {
    next,
    leave: () => {
      ending.abort();
    },
  };
}

describe('A batch whose connection is cut', () => {
  it('rejects its callers, and records once what they send again', async () => {
    const store = openStore();
    const from = await store.lastPosition();
    const appends = Array.from({ length: 5 }, () => ({
      stream: newStream(),
      events: [newEvent(), newEvent()],
    }));
    const send = () =>
      Promise.allSettled(
        appends.map(({ stream, events }) => store.append(stream, events, { expected: 'none' })),
      );

    await client.query('begin; select from log_head for update');
    const cut = send();
    expect(await endBackends(`application_name = 'relais-log' and wait_event_type = 'Lock'`)).toBe(1);
    await client.query('rollback');
    expect((await cut).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(await store.lastPosition()).toBe(from);

    expect((await send()).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
    expect((await send()).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'));
    expect(await store.lastPosition()).toBe(from + 10);
  });
});
