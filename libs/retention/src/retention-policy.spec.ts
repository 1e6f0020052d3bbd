import { randomBytes, randomUUID } from 'node:crypto';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { newEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { ErasureClock } from './erasure-clock';
import { RetentionPolicy } from './retention-policy';

let fresh: TestDatabase;
let database: Database;
let store: PostgresEventStore;
let erasureClock: ErasureClock;
const told: unknown[] = [];
const commands: string[] = [];
beforeEach(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
  store = new PostgresEventStore(fresh.url, randomBytes(32));
  erasureClock = new ErasureClock(database, store);
  told.length = commands.length = 0;
});
afterEach(async () => {
  await store.close();
  await database.close();
  await fresh.drop();
});

/** A separate process with the given clock; returns what it erased. */
function processAt(now: () => Date) {
  const execute = (command: object) => {
    commands.push(command.constructor.name);
    return Promise.resolve() as Promise<never>;
  };
  const clock = { now };
  return new RetentionPolicy(database, { execute }, clock, erasureClock, {
    failed: (error) => told.push(error),
    suspended: (doubt) => told.push(doubt),
    ownsServer: false,
  });
}
const looksAt = async (...instants: string[]) => {
  commands.length = 0;
  for (const instant of instants) await processAt(() => new Date(instant)).look();
  return commands.length;
};
const run = (statement: string, values: unknown[] = []) => database.engine.query(statement, values);

/** A person who left on that day; their name is kept for three years. */
async function formerMember(leftOn: string): Promise<void> {
  const personId = randomUUID();
  const values = [randomUUID(), personId, leftOn];
  await run('insert into known_person (network_id, person_id, known_on) values ($1, $2, $3)', values);
  await run(
    `insert into membership (network_id, person_id, spell, joined_on, left_on) values ($1, $2, 0, '2010-01-01', $3)`,
    values,
  );
}
const planned = () =>
  run('select erase_on::text as on from planned_erasure').then((rows: { on: string }[]) =>
    rows.map(({ on }) => on),
  );

describe('The retention policy, by the clock', () => {
  const today = Date.parse('2026-03-01');
  const on = (days: number, time = '03:30') =>
    `${new Date(today + days * 86_400_000).toISOString().slice(0, 10)}T${time}:00Z`;
  const day = (days: number) => on(days).slice(0, 10);
  const dueWithinAWeek = '2023-03-08';

  it('erases nothing when the clock has jumped ahead, and goes on when it is right again', async () => {
    await formerMember(dueWithinAWeek);
    expect(await looksAt(on(1))).toBe(0);
    expect(await planned()).toEqual([day(8)]);

    expect(await looksAt(on(1500), on(1500, '09:00'))).toBe(0);
    expect(told).toEqual(['clock-ahead', 'clock-ahead']);
    expect((await erasureClock.readNotes()).suspended).toEqual({
      because: 'clock-ahead',
      since: new Date(on(1500)).toISOString(),
    });
    expect(await planned()).toEqual([day(8)]);

    expect(await looksAt(on(2))).toBe(0);
    expect((await erasureClock.readNotes()).suspended).toBeNull();
    expect(await looksAt(on(8))).toBe(1);
  });

  it('erases after a machine was off for sixty days, on the second night', async () => {
    await formerMember(dueWithinAWeek);
    await looksAt(on(1));
    expect(await looksAt(on(61), on(61, '20:00'))).toBe(0);
    expect(await looksAt(on(62))).toBe(1);
  });

  it('erases at once when an operator confirms the clock, in a club that is silent as in any other', async () => {
    await formerMember(dueWithinAWeek);
    await looksAt(on(1));
    expect(await looksAt(on(61))).toBe(0);
    await erasureClock.confirm(new Date(on(61)));
    expect(await looksAt(on(61, '04:00'))).toBe(1);
    expect(told).toEqual(['clock-ahead']);
  });

  it('erases nothing by a clock before the last recorded event', async () => {
    await store.append(`person-${randomUUID()}`, [newEvent()], { expected: 'none' });
    await looksAt('2020-01-01T03:30:00Z');
    expect(told).toEqual(['clock-behind']);
    expect(await run('select from policy_run')).toEqual([]);
  });

  it('goes on by the right day after two nights of a clock that was ahead', async () => {
    await looksAt(on(1), on(1500), on(1501));
    await formerMember(dueWithinAWeek);
    await looksAt(on(1502));
    expect(await planned()).toEqual([day(1509)]);
    await looksAt(on(2));
    expect(await planned()).toEqual([day(9)]);
    expect(await looksAt(on(9))).toBe(1);
  });

  it('is told to end within a second, whatever statement it is at', async () => {
    const blocker = database.engine.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('lock table planned_erasure');
    const policy = processAt(() => new Date(on(1)));
    policy.start();
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await run(waits)).length === 0) await new Promise(setImmediate);
    const begun = performance.now();
    await policy.stop();
    expect(performance.now() - begun).toBeLessThan(1000);
    await blocker.rollbackTransaction();
    await blocker.release();
    expect([told, await run('select from policy_run')]).toEqual([[], []]);
  });
});
