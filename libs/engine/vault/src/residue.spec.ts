import { setImmediate } from 'node:timers/promises';
import { Database } from '@relais/database';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { rewriteVault } from './residue';

describe('The tables of the vault', () => {
  let databases: TestDatabase[];
  let opened: Database[];
  beforeAll(async () => {
    databases = [await migratedDatabase(), await migratedDatabase()];
    opened = await Promise.all(databases.map(({ url }) => Database.open(url, [])));
  });
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  it('are rewritten once no transaction of the server is older than what was erased: readers who begin meanwhile would see it', async () => {
    const [connection, elsewhere] = opened.map((database) => database.engine.createQueryRunner());
    if (!connection || !elsewhere) throw new Error('There are two databases.');
    await elsewhere.startTransaction();
    await elsewhere.query('select pg_current_xact_id()');
    await connection.query('insert into vault_residue (erased_by) values (pg_current_xact_id()::xid)');
    expect(await rewriteVault(connection, [])).toBe(false);
    await elsewhere.rollbackTransaction();
    while (!(await rewriteVault(connection, []))) await setImmediate();
    expect(await connection.query('select from vault_residue')).toEqual([]);
    await Promise.all([connection.release(), elsewhere.release()]);
  });
});
