import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { prospectId } from '@relais/people';
import { ReadModels, finishRebuilds, rebuild, verify } from '@relais/projections';
import { newEvent } from '../../../test/support/events';
import {
  inside,
  newNetworkId,
  newPersonId,
  passed,
  streamOfTold,
} from '../../../test/support/ledger-events.fixture';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { ledger } from './ledger.read-model';

const networkId = newNetworkId();
const [ada, ben, zoe] = [newPersonId(), newPersonId(), newPersonId()];
const outside = passed('2026-03-02', ada, ben);
const own = passed('2026-03-02', ben, zoe, inside);
const subjectOf = ({ data }: typeof own) => prospectId(data.referralId);

describe('The audience of a referral', () => {
  let fresh: TestDatabase;
  let database: Database;
  let store: PostgresEventStore;
  let readModels: ReadModels;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, []);
    store = new PostgresEventStore(fresh.url, randomBytes(32));
    readModels = new ReadModels([ledger], store, database);
    readModels.start();
    for (const event of [outside, own])
      await store.append(streamOfTold(event), [newEvent({ ...event, networkId })], { expected: 'none' });
    await readModels.waitFor(await store.lastPosition());
  });
  afterAll(async () => {
    await readModels.stop();
    await store.close();
    await database.close();
    await fresh.drop();
  });

  const isTold = async (personId: string, networkId: string, event: typeof own) =>
    database.asReader({ networkIds: [networkId], personIds: [personId] }, async (rows) => {
      const [told] = await rows.query<{ told: boolean }[]>('select asker_is_told($1) as told', [
        subjectOf(event),
      ]);
      return told?.told;
    });

  async function expectGuarded(): Promise<void> {
    const told = async (personId: string, at: string = networkId) => [
      await isTold(personId, at, outside),
      await isTold(personId, at, own),
    ];
    expect(await told(ada)).toEqual([true, false]);
    expect(await told(ben)).toEqual([true, true]);
    expect(await told(zoe)).toEqual([false, true]);
    expect(await told(newPersonId())).toEqual([false, false]);
    expect(await told(ben, newNetworkId())).toEqual([false, false]);
  }

  it('is its giver and its receiver', expectGuarded);

  it('is guarded after a rebuild as before, and verified', async () => {
    await rebuild(ledger, { store, database });
    await expectGuarded();
    expect((await verify(ledger, { store, database })).differences).toEqual([]);
    await database.engine.query('update ledger_line set subject_id = null where person_id = $1', [ada]);
    expect((await verify(ledger, { store, database })).differences).toMatchObject([{ count: 1 }]);
    await rebuild(ledger, { store, database });
  });

  it('is filled at the next start of an installation that is older than it', async () => {
    await database.engine.query('update ledger_line set subject_id = null');
    await database.engine.query(
      `insert into rebuild (projection, log, standing) values ('ledger', 'postgresql', $1)`,
      [standingOfMigration],
    );
    expect(await finishRebuilds([ledger], { store, database })).toEqual(['ledger']);
    await expectGuarded();
    expect(await finishRebuilds([ledger], { store, database })).toEqual([]);
  });
});

const start = { position: 0, recordedAt: '1970-01-01T00:00:00.000000Z' };
const standingOfMigration = { phase: 'learning', place: start, bulkEnd: start };
