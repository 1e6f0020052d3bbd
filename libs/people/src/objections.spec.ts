import { randomBytes, randomUUID } from 'node:crypto';
import { Database } from '@relais/database';
import { Vault } from '@relais/vault';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { Objections } from './objections';

const vault = new Vault(randomBytes(32));
const zoe = { name: 'Zoé Güler', phone: '+33 6 39 98 00 01', email: 'zoe@example.org' };
let fresh: TestDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});
const opened = () => new Objections(database.engine.manager, vault);

describe('An objection', () => {
  const club = randomUUID();
  beforeAll(() => opened().record(club, zoe, '2026-03-02'));

  it('is matched by name, telephone or e-mail, however they are written', async () => {
    const again = [
      { name: 'GULER Zoe' },
      { name: 'Zo\u00ade\u0301\u00a0Güler' },
      { phone: '06 39 98 00 01' },
      { phone: '06\u201139\u201198\u201100\u201101\u202c' },
      { name: 'A person', email: ' ZOE@example.org' },
      { email: 'zoe@example.org\u200b' },
    ];
    for (const values of again) expect(await opened().has(club, values)).toBe(true);
  });

  it('of a number with few digits holds against its E.164 form, too', async () => {
    const berlin = randomUUID();
    await opened().record(berlin, { phone: '030 901820' }, '2026-03-02');
    expect(await opened().has(berlin, { phone: '+4930901820' })).toBe(true);
  });

  it('holds in its network alone, and against nobody else', async () => {
    expect(await opened().has(randomUUID(), zoe)).toBe(false);
    for (const values of [{ name: 'Zoé' }, { name: 'Zoé Martin' }, { phone: '06 39 98 00 02' }, {}])
      expect(await opened().has(club, values)).toBe(false);
  });

  it('is known at once to the process that recorded it', async () => {
    const objections = opened();
    const other = randomUUID();
    expect(await objections.has(other, zoe)).toBe(false);
    await objections.record(other, zoe, '2026-03-02');
    await objections.record(other, zoe, '2026-03-03');
    expect(await objections.has(other, zoe)).toBe(true);
  });

  it('keeps nothing in the clear', async () => {
    const rows = await database.engine.query<{ row: string }[]>('select o::text as row from objection o');
    expect(rows.length).toBeGreaterThan(2);
    for (const { row } of rows) expect(row).not.toMatch(/zoé|güler|39980001|39 98|example/i);
  });
});
