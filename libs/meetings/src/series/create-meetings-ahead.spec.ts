import { randomUUID } from 'node:crypto';
import { NetworkId, type SeriesId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, type Envelope } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';
import { club, otherClub } from '../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { CreateMeetingsAhead } from './create-meetings-ahead.policy';

describe('Creating the meetings of series ahead', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, []);
    for (const networkId of [club, otherClub])
      await database.engine.query(
        `insert into series (series_id, network_id, ref, rule, from_day, without, start_time, kind)
         values ($1, $2, $1::uuid::text, '{"every": 1, "weekday": 4}', '2026-01-01', '[]', '07:30', 'breakfast')`,
        [randomUUID(), networkId],
      );
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const networks = { timezoneOf: () => Promise.resolve('UTC') };

  it('is told to end within a second, whatever it looks up', async () => {
    const told: unknown[] = [];
    const follow = () => Promise.resolve(0);
    const run = (sql: string) => database.engine.query<object[]>(sql);
    const stopped = async (isPausedFor: (rows: EntityManager) => Promise<boolean>, waits: string) => {
      const options = { isPausedFor, failed: (error: unknown) => told.push(error) };
      const policy = new CreateMeetingsAhead(database, { follow }, networks, new Clock(), options);
      policy.start();
      const active = `select from pg_stat_activity where datname = current_database() and ${waits}`;
      while ((await run(active)).length === 0) await new Promise(setImmediate);
      const begun = performance.now();
      await policy.stop();
      return performance.now() - begun;
    };
    const blocker = database.engine.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('lock table series');
    expect(await stopped(() => Promise.resolve(false), `wait_event_type = 'Lock'`)).toBeLessThan(1000);
    await blocker.rollbackTransaction();
    await blocker.release();
    const sleep = async (rows: EntityManager) => {
      await rows.query('select pg_sleep(30)');
      return true;
    };
    expect(await stopped(sleep, `wait_event = 'PgSleep'`)).toBeLessThan(1000);
    expect(told).toEqual([]);
  });

  it('goes on in other networks where it fails in one, and is tried again there', async () => {
    const failing = new Set([club]);
    const [done, failures]: [string[], unknown[]] = [[], []];
    const meetings = {
      follow: ({ networkId }: Envelope, _: SeriesId) => {
        if (failing.has(networkId)) return Promise.reject(new Error('Not now.'));
        done.push(networkId);
        return Promise.resolve(0);
      },
    };
    const policy = new CreateMeetingsAhead(database, meetings, networks, new Clock(), {
      isPausedFor: () => Promise.resolve(false),
      failed: (error) => failures.push(error),
    });
    await policy.look();
    expect([done, failures.length]).toEqual([[NetworkId.parse(otherClub)], 1]);
    failing.clear();
    await policy.look();
    await policy.look();
    expect([done.toSorted(), failures.length]).toEqual([[club, otherClub, otherClub], 1]);
  });
});
