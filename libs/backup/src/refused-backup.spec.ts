import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vault } from '@relais/vault';
import { type TestDatabase, dropTestDatabases, openTestDatabase } from '../../../test/support/databases';
import { club, newEvent, newStream } from '../../../test/support/events';
import { backUp } from './back-up';
import { checkedBackup } from './checked-backup';
import { restore } from './restore';
import { writeSealed } from './sealed-file';

const masterKey = randomBytes(32);
const folder = mkdtempSync(join(tmpdir(), 'relais-backup-'));
let here: TestDatabase;
let fresh: TestDatabase;
let content: string;
beforeAll(async () => {
  [here, fresh] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  const vault = new Vault(masterKey);
  const ada = '00000000-0000-4000-8000-00000000ada0';
  await here.store.append(newStream(), [newEvent(), newEvent()], {
    expected: 'none',
    vault: vault.sealNew(club, ada, { name: 'Ada Labat' }),
  });
  const { pieces } = (await checkedBackup(await backedUp('sound'), masterKey)).file.content();
  content = Buffer.concat(await pieces.toArray()).toString();
});
afterAll(async () => {
  await dropTestDatabases();
  rmSync(folder, { recursive: true });
});

async function backedUp(name: string): Promise<string> {
  const source = { database: here.database, masterKey, logElsewhere: null };
  return (await backUp(join(folder, name), source)).file;
}

/** Restores a content in which something was replaced, with a right checksum. */
async function restoreWith(replaced: string | RegExp, by: string) {
  const changed = content.replace(replaced, by);
  expect(changed).not.toBe(content);
  const file = join(folder, 'changed');
  await writeSealed(
    file,
    (async function* () {
      yield changed;
    })(),
    true,
  );
  return restore(await checkedBackup(file, masterKey), fresh.database);
}

const isStillFresh = async () => {
  const [rows] = await fresh.database.engine.query<{ count: number }[]>(
    `select (select count(*) from event) + (select count(*) from vault_key) + (select "position" from log_head) as count`,
  );
  expect(rows).toEqual({ count: 0 });
};

describe('A backup is refused', () => {
  it('under another master key, or none, with what to do', async () => {
    const file = await backedUp('other-key');
    for (const key of [randomBytes(32), null])
      await expect(checkedBackup(file, key)).rejects.toThrow(
        /needs the master key .* Put the file master\.key/,
      );
  });

  it('by an installation that has records', async () => {
    const backup = await checkedBackup(await backedUp('twice'), masterKey);
    await expect(restore(backup, here.database)).rejects.toThrow('restore into a fresh one');
    expect(await here.store.lastPosition()).toBe(2);
  });

  it.each<[string, string | RegExp, string, RegExp]>([
    ['that is of a newer format', '"version":1', '"version":2', /newer Relais/],
    ['that has a newer schema', /"schema":"[^"]*"/, '"schema":"Later9999999999999"', /newer Relais/],
    ['with a hole in its log', /\n2\t/, '\n3\t', /no event at position 2/],
    ['with a missing event', /\n2\t[^\n]*/, '', /Of event there are 1 rows, and should be 2/],
    ['with events out of their stream', /(\n2\t[^\t]*\t[^\t]*\t)1/, '$17', /revisions from 0 to 7/],
    ['with a row that is none', /\n2\t/, '\ntwo\t', /bigint/],
    ['with the rows of an unknown table', '"table":"account"', '"table":"accounts"', /table/],
    ['without the rows of a table', /\{"table":"vault_value"[^]*?\\\.\n/, '', /Of vault_value there are/],
    ['that ends early', /\{"counts.*\n/, '', /ends before its last line/],
    ['whose vault does not open', /(\\\\x[0-9a-f]{30})[0-9a-f]{8}/, '$100000000', /do not open/],
  ])('whole %s', async (_, replaced, by, reason) => {
    await expect(restoreWith(replaced, by)).rejects.toThrow(reason);
    await isStillFresh();
  });

  it('before it is taken when there is nothing to back up', async () => {
    const source = { database: fresh.database, masterKey, logElsewhere: null };
    await expect(backUp(join(folder, 'empty'), source)).rejects.toThrow('the log is empty');
  });

  it('when it cannot be written, and one that can is written afterwards', async () => {
    await expect(backedUp('no/such/folder')).rejects.toThrow('ENOENT');
    await checkedBackup(await backedUp('afterwards'), masterKey);
  });
});
