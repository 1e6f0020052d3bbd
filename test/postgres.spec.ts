import { Client } from 'pg';
import { freshDatabase } from './postgres';

describe('A fresh database', () => {
  it('is empty, its own, and gone afterwards', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()];
    const client = new Client({ connectionString: one.url });
    await client.connect();
    await client.query('create table mine (id int)');
    const tables = `select tablename from pg_tables where schemaname = 'public'`;
    expect((await client.query(tables)).rows).toEqual([{ tablename: 'mine' }]);
    await client.end();
    await one.drop();
    await other.drop();
    await expect(new Client({ connectionString: one.url }).connect()).rejects.toThrow('does not exist');
  });
});
