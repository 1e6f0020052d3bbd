import { randomBytes, randomUUID } from 'node:crypto';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { ReadModels, verify } from '@relais/projections';
import { Vault, VaultKeys } from '@relais/vault';
import { club, newEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { people } from './person.read-model';

describe('The people, verified while they lag behind', () => {
  let fresh: TestDatabase;
  let database: Database;
  let store: PostgresEventStore;
  const vault = new Vault(randomBytes(32));
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, []);
    store = new PostgresEventStore(fresh.url, randomBytes(32));
  });
  afterAll(async () => {
    await store.close();
    await database.close();
    await fresh.drop();
  });

  it('do not differ by an address that the vault has and they have not read of, but by any other', async () => {
    const [ada, ben] = [randomUUID(), randomUUID()];
    for (const personId of [ada, ben]) {
      const event = newEvent({ type: 'PersonRegistered', data: { personId } });
      const sealed = vault.sealNew(club, personId, { name: 'Ada', email: `${personId}@example.org` });
      await store.append(`person-${personId}`, [event], { expected: 'none', vault: sealed });
    }
    const readModels = new ReadModels([people(vault)], store, database);
    readModels.start();
    await readModels.waitFor(await store.lastPosition());
    await readModels.stop();
    const differences = async () => (await verify(people(vault), { store, database })).differences;
    expect(await differences()).toEqual([]);

    const described = newEvent({ type: 'PersonDescribed', data: { personId: ada, fields: ['email'] } });
    const changed = await vault.sealMore(new VaultKeys(database.engine.manager), club, ada, {
      email: 'other@example.org',
    });
    await store.append(`person-${ada}`, [described], { expected: 'any', vault: changed });
    expect(await differences()).toEqual([]);

    await database.engine.query(`update known_person set address_hash = 'wrong' where person_id = $1`, [ben]);
    expect(await differences()).toMatchObject([{ table: 'known_person', count: 1 }]);
  });
});
