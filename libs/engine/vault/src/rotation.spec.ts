import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessKeyTables } from '@relais/access';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { club, newEvent, newStream } from '../../../../test/support/events';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { draftMasterKey, fingerprintOf, masterKey } from './master-key';
import { rotateMasterKey } from './rotation';
import { unlock } from './secrets';
import { Vault } from './vault';

let fresh: TestDatabase;
let database: Database;
let folder: string;
beforeEach(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, [], 'relais-rotation');
  folder = mkdtempSync(join(tmpdir(), 'relais-rotation-'));
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

const open = () => unlock(database.engine.manager, folder, undefined);

async function kept(vault: Vault, name: string): Promise<string> {
  const store = new PostgresEventStore(fresh.url, randomBytes(32));
  const subjectId = randomUUID();
  const sealed = vault.sealNew(club, subjectId, { name });
  await store.append(newStream(), [newEvent()], { expected: 'none', vault: sealed });
  await store.close();
  return subjectId;
}

const nameOf = async (vault: Vault, subjectId: string) =>
  (await vault.open(database.engine.manager, club, [subjectId])).get(subjectId)?.['name'];

describe('A master key', () => {
  it('is replaced: the vault opens under the new one alone, and fingerprints stay', async () => {
    const { master, secrets } = await open();
    const before = new Vault(master, secrets);
    const ada = await kept(before, 'Ada');
    const to = randomBytes(32);
    const keys = await database.runAlone((rows) =>
      rotateMasterKey(rows, { from: master, to, others: accessKeyTables }),
    );
    expect(keys).toBe(1);

    const after = await unlock(database.engine.manager, folder, to.toString('base64'));
    expect(after.secrets).toEqual(secrets);
    const vault = new Vault(after.master, after.secrets);
    expect(await nameOf(vault, ada)).toBe('Ada');
    expect(vault.fingerprint('Ada')).toBe(before.fingerprint('Ada'));
    await expect(nameOf(new Vault(master, secrets), ada)).rejects.toThrow();
    await expect(open()).rejects.toThrow('does not fit this database');
  });

  it('is replaced for those who ask to join, too', async () => {
    const { master, secrets } = await open();
    const requestId = randomUUID();
    const { sealed, wrappedKey } = new Vault(master, secrets).sealAlone(requestId, 'Ada');
    await database.engine.query(
      `insert into join_request (request_id, network_id, address_hash, sealed, wrapped_key) values ($1, $2, 'hash', $3, $4)`,
      [requestId, club, sealed, wrappedKey],
    );
    const to = randomBytes(32);
    expect(
      await database.runAlone((rows) => rotateMasterKey(rows, { from: master, to, others: accessKeyTables })),
    ).toBe(1);
    const [kept] = await database.engine.query<{ wrappedKey: Buffer }[]>(
      'select wrapped_key as "wrappedKey" from join_request',
    );
    expect(new Vault(to, secrets).openAlone(requestId, { sealed, wrappedKey: kept!.wrappedKey })).toBe('Ada');
  });

  it('is replaced for the addresses of accounts, too', async () => {
    const { master, secrets } = await open();
    const accountId = randomUUID();
    const { sealed, wrappedKey } = new Vault(master, secrets).sealAlone(accountId, 'ada@example.org');
    await database.engine.query(
      `insert into account (account_id, address_hash, sealed_address, wrapped_key) values ($1, 'hash', $2, $3), ($4, null, null, null)`,
      [accountId, sealed, wrappedKey, randomUUID()],
    );
    const to = randomBytes(32);
    expect(
      await database.runAlone((rows) => rotateMasterKey(rows, { from: master, to, others: accessKeyTables })),
    ).toBe(1);
    const [kept] = await database.engine.query<{ sealed: Buffer; wrappedKey: Buffer }[]>(
      `select sealed_address as sealed, wrapped_key as "wrappedKey" from account where account_id = $1`,
      [accountId],
    );
    expect(new Vault(to, secrets).openAlone(accountId, kept!)).toBe('ada@example.org');
    expect(() => new Vault(master, secrets).openAlone(accountId, kept!)).toThrow('authenticate');
  });

  it('stays what it is when something does not open', async () => {
    const { master, secrets } = await open();
    const ada = await kept(new Vault(master, secrets), 'Ada');
    const ben = await kept(new Vault(randomBytes(32)), 'Ben');
    await expect(
      database.runAlone((rows) =>
        rotateMasterKey(rows, { from: master, to: randomBytes(32), others: accessKeyTables }),
      ),
    ).rejects.toThrow();
    expect(await nameOf(new Vault(master, secrets), ada)).toBe('Ada');
    expect(ben).not.toBe(ada);
    expect(await open()).toEqual({ master, secrets });
  });

  it('that was replaced in the database when the power went is put in place at the next start', async () => {
    const { master, secrets } = await open();
    const to = draftMasterKey(folder);
    await database.runAlone((rows) => rotateMasterKey(rows, { from: master, to, others: accessKeyTables }));

    expect(await open()).toEqual({ master: to, secrets });
    expect(masterKey(folder, undefined)).toEqual(to);
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
    const old = readFileSync(join(folder, `master.key.${fingerprintOf(master)}`), 'utf8');
    expect(Buffer.from(old, 'base64')).toEqual(master);
    expect(existsSync(join(folder, 'master.key.next'))).toBe(false);
  });

  it('that was only written down when the power went does not count', async () => {
    const { master } = await open();
    draftMasterKey(folder);
    expect((await open()).master).toEqual(master);
  });

  it('of another installation is told so', async () => {
    await open();
    const other = randomBytes(32).toString('base64');
    await expect(unlock(database.engine.manager, folder, other)).rejects.toThrow(
      'does not fit this database',
    );
  });

  it('is not replaced while Relais runs', async () => {
    const server = await Database.open(fresh.url, []);
    await expect(database.runAlone(() => Promise.resolve())).rejects.toThrow('Stop its servers');
    await server.close();
  });
});
