import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StartedKurrentDb, emptyKurrentDb } from '../../support/kurrentdb';
import { filesOf } from '../../import-export/exported';
import { writeSmall } from '../../import-export/small-folder';
import { type TestDatabase, migratedDatabase } from '../../support/postgres';
import { relaisCommand, relaisProcess } from '../relais-command';

describe('relais rotate-key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-rotate-key-'));
  const data = join(folder, 'data');
  let fresh: TestDatabase;
  let kurrentDb: StartedKurrentDb | null;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    kurrentDb = process.env['RELAIS_TEST_LOG'] === 'kurrentdb' ? await emptyKurrentDb() : null;
    const EVENT_STORE_URL = kurrentDb?.url ?? '';
    environment = { ...process.env, RELAIS_DATA: data, DATABASE_URL: fresh.url, EVENT_STORE_URL };
    writeSmall(join(folder, 'club'));
  });
  afterAll(async () => {
    await kurrentDb?.stop();
    await fresh.drop();
    rmSync(folder, { recursive: true });
  });

  it('leaves everything readable, and repeats are still found', async () => {
    const imported = await relaisCommand(environment, 'import', join(folder, 'club'), '--json');
    const recorded = imported.json()['recorded'];
    const exported = async (name: string) => {
      await relaisCommand(environment, 'export', '--network', 'small', join(folder, name));
      return filesOf(join(folder, name));
    };
    const before = await exported('before');
    expect(before['members.csv']).toContain('Ada Labat');
    expect(before['referrals.csv']).toContain('Zoé Güler');
    const old = readFileSync(join(data, 'master.key'), 'utf8');

    const rotated = await relaisProcess(environment, 'rotate-key', '--json');
    expect(rotated.code).toBe(0);
    expect(readFileSync(join(data, 'master.key'), 'utf8')).not.toBe(old);
    expect(readFileSync(String(rotated.json()['kept']), 'utf8')).toBe(old);
    expect(readdirSync(data).filter((name) => name.startsWith('master.key'))).toHaveLength(2);

    expect(await exported('after')).toEqual(before);
    const again = await relaisCommand(environment, 'import', join(folder, 'club'), '--json');
    expect(again.json()['unchanged']).toEqual(recorded);
  });

  it('wants the new key in the environment where the present one is there', async () => {
    const { code, err } = await relaisCommand(
      { ...environment, RELAIS_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') },
      'rotate-key',
    );
    expect(code).toBe(1);
    expect(err).toContain('RELAIS_NEW_MASTER_KEY');
  });
});
