import { Client } from 'pg';
import { freshDatabase, migratedDatabase } from './postgres';
import { query } from './installations';

const tablesOf = (url: string) =>
  query(url, `select tablename from pg_tables where schemaname = 'public' order by 1`);

describe('A fresh database', () => {
  it('is empty, its own, and gone afterwards', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()];
    await query(one.url, 'create table mine (id int)');
    expect(await tablesOf(one.url)).toEqual([{ tablename: 'mine' }]);
    expect(await tablesOf(other.url)).toEqual([]);
    await one.drop();
    await other.drop();
    await expect(new Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
  });
});

describe('A migrated database', () => {
  it('has all tables, and nothing in them of another test', async () => {
    const one = await migratedDatabase();
    await query(one.url, 'insert into account (account_id) values (gen_random_uuid())');
    const other = await migratedDatabase();
    expect(await tablesOf(other.url)).toEqual(await tablesOf(one.url));
    expect(await query(one.url, 'select from account')).toHaveLength(1);
    expect(await query(other.url, 'select from account')).toEqual([]);
    await one.drop();
    await other.drop();
  });
});
