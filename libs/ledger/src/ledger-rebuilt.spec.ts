import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { ReadModels, rebuild, verify } from '@relais/projections';
import fc from 'fast-check';
import { newEvent } from '../../../test/support/events';
import { type Told, newNetworkId, streamOfTold } from '../../../test/support/ledger-events.fixture';
import { anyHistory } from '../../../test/support/ledger-histories.fixture';
import { asOrdinaryRole } from '../../../test/support/ordinary-role';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { runs } from '../../../test/support/random-runs';
import { ledger } from './ledger.read-model';

const networks = [newNetworkId(), newNetworkId(), newNetworkId()];

describe.each([
  ['by a superuser', (url: string) => Promise.resolve(url)],
  ['by an ordinary role', asOrdinaryRole],
])('The ledger, rebuilt %s', (_, roleOf) => {
  let fresh: TestDatabase;
  let database: Database;
  let store: PostgresEventStore;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    const url = await roleOf(fresh.url);
    database = await Database.open(url, []);
    store = new PostgresEventStore(url, randomBytes(32));
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await fresh.drop();
  });

  const lines = (): Promise<unknown[]> =>
    database.engine.query(
      'select l::text from ledger_line l union all select t::text from ledger_total t union all select s::text from referral_step s order by 1',
    );

  async function record(histories: readonly Told[][]): Promise<void> {
    const appending = histories.map(async (history, n) => {
      for (const event of history)
        await store.append(streamOfTold(event), [newEvent({ ...event, networkId: networks[n] ?? '' })], {
          expected: 'any',
        });
    });
    await Promise.all(appending);
  }

  it('has the rows that it has live, and verifies, over any histories of several networks', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyHistory, { minLength: 1, maxLength: 3 }), async (histories) => {
        const readModels = new ReadModels([ledger], store, database);
        readModels.start();
        await record(histories);
        await readModels.waitFor(await store.lastPosition(), 30_000);
        await readModels.stop();
        const live = await lines();
        expect((await verify(ledger, { store, database })).differences).toEqual([]);
        expect(await rebuild(ledger, { store, database })).toMatchObject({ isFast: true });
        expect(await lines()).toEqual(live);
      }),
      { numRuns: runs(6) },
    ));
});
