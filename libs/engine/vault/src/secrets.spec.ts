import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@relais/database';
import { DataSource } from 'typeorm';
import { club } from '../../../../test/support/events';
import { freshDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { masterKeyFile } from './master-key';
import { ensureUnlockable, unlock } from './secrets';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let database: Database;
let folder: string;
beforeEach(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
  folder = mkdtempSync(join(tmpdir(), 'relais-secrets-'));
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

const reopen = () => unlock(database.engine.manager, folder, undefined);

describe('A database whose master key is missing', () => {
  it('is refused, no key is written, and it opens when the key is back', async () => {
    const before = await reopen();
    const [key, elsewhere] = [masterKeyFile(folder), join(folder, 'elsewhere')];
    renameSync(key, elsewhere);
    await expect(reopen()).rejects.toThrow('The master key of this database is missing');
    expect(readdirSync(folder)).toEqual(['elsewhere']);
    renameSync(elsewhere, key);
    expect(await reopen()).toEqual(before);
  });

  it('is refused, too, when an older version wrote it, which kept no secrets', async () => {
    await database.engine.query(
      `insert into vault_key (subject_id, network_id, kind, wrapped_key) values ($1, $2, 'person', $3)`,
      [randomUUID(), club, Buffer.alloc(60)],
    );
    await expect(reopen()).rejects.toThrow('The master key of this database is missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused before its tables are changed', async () => {
    await reopen();
    rmSync(masterKeyFile(folder));
    await database.engine.query('delete from migrations where id = (select max(id) from migrations)');
    const check = (rows: Database['engine']['manager']) => ensureUnlockable(rows, folder, undefined);
    await expect(Database.open(fresh.url, [], 'relais', check)).rejects.toThrow('is missing');
    expect(await database.engine.query('select from migrations')).toHaveLength(
      (database.engine.options.migrations as unknown[]).length - 1,
    );
  });
});

describe('A database with nothing sealed', () => {
  it('may be without any table, and without a key', async () => {
    const empty = await freshDatabase();
    const bare = await new DataSource({ type: 'postgres', url: empty.url }).initialize();
    await expect(ensureUnlockable(bare.manager, folder, undefined)).resolves.toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
    await bare.destroy();
    await empty.drop();
  });
});
