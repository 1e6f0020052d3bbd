import { randomBytes, randomUUID } from 'node:crypto';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { ErasedSubjectRow, KnownPersonRow, people, personCards, prospectId } from '@relais/people';
import { ReadModels, withPolicies } from '@relais/projections';
import { Vault } from '@relais/vault';
import { club, newEvent } from '../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { erasedPeopleHaveNoAccess } from './erased-people-have-no-access.policy';

const vault = new Vault(randomBytes(32));
const ada = { name: 'Ada Novak-Testname', email: 'ada.novak@example.org', phone: '+33 6 39 98 00 00' };
let fresh: TestDatabase;
let database: Database;
let store: PostgresEventStore;
let readModels: ReadModels;
beforeEach(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, [KnownPersonRow, ErasedSubjectRow]);
  store = new PostgresEventStore(fresh.url, randomBytes(32));
  readModels = new ReadModels([withPolicies(people(vault), erasedPeopleHaveNoAccess)], store, database);
  readModels.start();
});
afterEach(async () => {
  await readModels.stop();
  await store.close();
  await database.close();
  await fresh.drop();
});

const told = () => store.lastPosition().then((position) => readModels.waitFor(position));

async function known(values = ada): Promise<string> {
  const personId = randomUUID();
  await store.append(`person-${personId}`, [newEvent({ type: 'PersonRegistered', data: { personId } })], {
    expected: 'none',
    vault: vault.sealNew(club, personId, values),
  });
  return personId;
}

async function erase(type: string, stream: string, data: object): Promise<void> {
  await store.append(stream, [newEvent({ type, data })], { expected: 'any' });
  await told();
}

const valuesOf = async (subjectId: string) =>
  (await vault.open(database.engine.manager, club, [subjectId])).get(subjectId);
const keysOf = async (subjectId: string): Promise<number> =>
  (await database.engine.query<object[]>('select from vault_key where subject_id = $1', [subjectId])).length;

describe('A person who is erased', () => {
  it('leaves neither value nor key, and is shown without a name', async () => {
    const personId = await known();
    await erase('PersonErased', `person-${personId}`, { personId });
    expect(await valuesOf(personId)).toBeUndefined();
    expect(await keysOf(personId)).toBe(0);
    const cards = await personCards(database.engine.manager, vault, club as never);
    expect([...cards.values()]).toMatchObject([{ personId, name: null, email: null }]);
  });

  it('is forgotten already when the key is gone', async () => {
    const personId = await known();
    await database.engine.query('delete from vault_key where subject_id = $1', [personId]);
    expect(await valuesOf(personId)).toBeUndefined();
  });

  it('takes nobody else along', async () => {
    const [gone, stays] = [await known(), await known({ ...ada, name: 'Ben' })];
    await erase('PersonErased', `person-${gone}`, { personId: gone });
    expect(await valuesOf(stays)).toEqual({ ...ada, name: 'Ben' });
  });

  it('loses links and tokens', async () => {
    const personId = await known();
    const account = randomUUID();
    await database.engine.query('insert into account (account_id) values ($1)', [account]);
    await database.engine.query('insert into account_person values ($1, $2, $3)', [account, club, personId]);
    await erase('PersonErased', `person-${personId}`, { personId });
    expect(await database.engine.query('select from account_person')).toEqual([]);
  });

  it('is found in no file of the read models made anew', async () => {
    const personId = await known();
    await erase('PersonErased', `person-${personId}`, { personId });
    const tables = await database.engine.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const rows = await database.engine.query<{ row: string }[]>(`select t::text as row from "${name}" t`);
      for (const { row } of rows) for (const value of Object.values(ada)) expect(row).not.toContain(value);
    }
  });
});

describe('A person who was registered', () => {
  it('is known from that day, whatever is said of them later', async () => {
    const personId = await known();
    await told();
    const described = { type: 'PersonDescribed', on: '2026-05-05', data: { personId, fields: ['company'] } };
    await store.append(`person-${personId}`, [newEvent(described)], { expected: 'any' });
    await told();
    const [row] = await database.engine.manager.find(KnownPersonRow);
    expect(row).toMatchObject({ personId, knownOn: '2026-03-02' });
  });
});

describe('A prospect who is erased', () => {
  it('leaves neither value nor key', async () => {
    const referralId = randomUUID();
    const subject = prospectId(referralId);
    await store.append(`referral-${referralId}`, [newEvent()], {
      expected: 'none',
      vault: vault.sealNew(club, subject, { name: 'Zoé' }),
    });
    await erase('ProspectErased', `referral-${referralId}`, { referralId });
    expect(await valuesOf(subject)).toBeUndefined();
    expect(await keysOf(subject)).toBe(0);
    expect(await database.engine.manager.find(ErasedSubjectRow)).toMatchObject([
      { subjectId: subject, what: 'prospect', about: referralId },
    ]);
  });
});
