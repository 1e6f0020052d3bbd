import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf } from '../../import-export/exported';
import { type TestDatabase, freshDatabase } from '../../support/postgres';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand, relaisProcess } from '../relais-command';
import { smallNetwork } from '../small-network';

describe('relais backup, restore and copy-log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-backup-command-'));
  const file = join(folder, 'backup');
  const databases: TestDatabase[] = [];
  let relais: RunningRelais;
  let ref: string;
  beforeAll(async () => {
    relais = await startRelais();
    const { networkId } = await smallNetwork(relais, ['Ada', 'Ben']);
    ref = `club-${networkId.slice(0, 8)}`;
  });
  afterAll(async () => {
    await relais.stop();
    for (const { drop } of databases) await drop();
    rmSync(folder, { recursive: true });
  });

  async function newDatabase(): Promise<string> {
    const database = await freshDatabase();
    databases.push(database);
    return database.url;
  }

  /** A fresh installation, whose log will lie in PostgreSQL. */
  async function fresh(name: string) {
    const data = join(folder, name);
    mkdirSync(data);
    const url = await newDatabase();
    return {
      data,
      environment: { ...process.env, RELAIS_DATA: data, DATABASE_URL: url, EVENT_STORE_URL: '' },
    };
  }
  const bringKey = (data: string) => {
    copyFileSync(join(relais.dataFolder, 'master.key'), join(data, 'master.key'));
  };

  it('write a file beside the running server, and say where the master key lies', async () => {
    const { code, out } = await relaisProcess(relais.environment, 'backup', file);
    expect(code).toBe(0);
    expect(out).toContain(`written: ${file}`);
    expect(out).toContain(
      `Keep a copy of the file ${join(relais.dataFolder, 'master.key')} in another place.`,
    );
    const forced = await relaisCommand(relais.environment, 'backup', file, '--force', '--json');
    expect(forced.json()).toMatchObject({ file, counts: { event: 6, vault_key: 3 } });
  });

  it('load it into a fresh installation under its master key, where everything is as it was', async () => {
    const { data, environment } = await fresh('restored');
    const withoutKey = await relaisCommand(environment, 'restore', file);
    expect(withoutKey.code).toBe(1);
    expect(withoutKey.err).toContain('Put the file master.key of the installation');
    bringKey(data);
    const restored = await relaisProcess(environment, 'restore', file, '--json');
    expect(restored.json()).toMatchObject({ position: 6, counts: { event: 6, vault_key: 3 } });

    const folders = [join(folder, 'here'), join(folder, 'there')] as const;
    await relaisCommand(relais.environment, 'export', '--network', ref, folders[0]);
    await relaisCommand(environment, 'export', '--network', ref, folders[1]);
    expect(filesOf(folders[1])).toEqual(filesOf(folders[0]));
    expect(filesOf(folders[1])['members.csv']).toContain('Ada');
  });

  // These are restored into PostgreSQL, wherever the log was.
  if (process.env['RELAIS_TEST_LOG'] === 'kurrentdb') return;

  it('leave a log in KurrentDB to copy-log', async () => {
    const { data, environment } = await fresh('kurrentdb');
    bringKey(data);
    const elsewhere = { ...environment, EVENT_STORE_URL: 'kurrentdb://127.0.0.1:2113' };
    const { code, err } = await relaisCommand(elsewhere, 'restore', file);
    expect(code).toBe(1);
    expect(err).toContain('relais copy-log here kurrentdb://');
  });

  it('copy a log, and find everything there the second time', async () => {
    const { data, environment } = await fresh('to-copy');
    bringKey(data);
    await relaisCommand(environment, 'restore', file);
    const target = await newDatabase();
    const copied = await relaisCommand(environment, 'copy-log', 'here', target, '--json');
    expect(copied.json()).toEqual({ copied: 6, facts: 6 });
    const again = await relaisCommand(environment, 'copy-log', 'here', target);
    expect(again.out).toBe('copied: 0 events; both logs hold the same 6 events.\n');
  });

  it.each([
    ['a file that is no backup', ['restore', join(__dirname, '../relais.ts')], 1, 'is not a backup'],
    [
      'an address that is no log',
      ['copy-log', 'here', 'mysql://user:secret@host/db'],
      1,
      'host/db is no log',
    ],
  ])('refuse %s', async (_, args, code, reason) => {
    const { environment } = await fresh(`refusing-${databases.length}`);
    const answer = await relaisCommand(environment, ...args);
    expect({ code: answer.code, out: answer.out }).toEqual({ code, out: '' });
    expect(answer.err).toContain(reason);
    expect(answer.err).not.toContain('secret');
  });
});
