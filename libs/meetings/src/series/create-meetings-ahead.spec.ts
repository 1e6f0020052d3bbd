import { randomUUID } from 'node:crypto';
import { NetworkId, type SeriesId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, type Envelope } from '@relais/event-sourcing';
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
    const networks = { timezoneOf: () => Promise.resolve('UTC') };
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
