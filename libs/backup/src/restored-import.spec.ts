import crypto, { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type ImportReport, noCounts, withMerge } from '@relais/import-export';
import { importSecretOf, importedId, mergedPersonsOf } from '@relais/networks';
import { person } from '@relais/people';
import { edited, writeSmall } from '../../../test/import-export/small-folder';
import { TestInstallation } from '../../../test/import-export/test-installation';
import { backUp } from './back-up';
import { checkedBackup } from './checked-backup';
import { restore } from './restore';

const masterKey = randomBytes(32);
const settings = { RELAIS_MASTER_KEY: masterKey.toString('base64') };
const fixtures: TestInstallation[] = [];
async function open(): Promise<TestInstallation> {
  const fixture = await TestInstallation.open(settings);
  fixtures.push(fixture);
  return fixture;
}
afterAll(() => Promise.all(fixtures.map((fixture) => fixture.close())));

/** An import as it was before networks had secrets: ids follow from the network's. */
async function importedBefore(here: TestInstallation, folder: string): Promise<ImportReport> {
  const networkId = crypto.randomUUID();
  jest.spyOn(crypto, 'randomUUID').mockReturnValueOnce(networkId);
  jest
    .spyOn(crypto, 'randomBytes')
    .mockImplementationOnce(() => Buffer.from(networkId.replaceAll('-', ''), 'hex'));
  const report = await here.import(folder);
  jest.restoreAllMocks();
  expect(report.networkId).toBe(networkId);
  await here.installation.database.engine.query('delete from import_secret');
  return report;
}

describe.each([
  { kind: 'with a secret', first: (here: TestInstallation, folder: string) => here.import(folder) },
  { kind: 'from before secrets', first: importedBefore },
])('A network $kind', ({ kind, first }) => {
  it('finds the folder unchanged, here and after a restore elsewhere', async () => {
    const here = await open();
    const folder = writeSmall(join(here.home, 'small'));
    const { networkId, recorded } = await first(here, folder);
    const known = { networkId, recorded: noCounts(), unchanged: recorded, changed: [], bad: [] };
    expect(await here.import(folder)).toMatchObject(known);

    const { database, store } = here.installation;
    const { file } = await backUp(join(here.home, 'backup'), { database, masterKey, logElsewhere: null });
    const there = await open();
    await restore(await checkedBackup(file, masterKey), there.installation.database);
    expect(await there.import(folder)).toMatchObject(known);
    expect(await there.installation.store.lastPosition()).toBe(await store.lastPosition());

    const rows = there.installation.database.engine.manager;
    const secret = await importSecretOf(rows, networkId);
    expect(secret === networkId).toBe(kind === 'from before secrets');
    const ada = await store.eventsOf(person, importedId(secret, 'person', 'ada'));
    expect(ada[0]).toMatchObject({ networkId, type: 'PersonRegistered' });
  }, 120_000);
});

it('A line that was taken as a known person is so after a restore elsewhere, and for the engine alone', async () => {
  const here = await open();
  const members = edited('members.csv', 'cleo,', 'n1,Ada L.,,,,2025-01-07,,\ncleo,');
  const folder = writeSmall(join(here.home, 'small'), members);
  const { networkId, recorded } = await here.import(folder, { merges: withMerge('n1=ada', []) });
  const { database } = here.installation;
  const { file } = await backUp(join(here.home, 'backup'), { database, masterKey, logElsewhere: null });
  const there = await open();
  await restore(await checkedBackup(file, masterKey), there.installation.database);
  const all = Object.values(recorded).reduce((sum, lines) => sum + lines, 0);
  const again = await there.import(folder);
  expect(again).toMatchObject({ recorded: noCounts(), changed: [], possibleDuplicates: [] });
  expect(Object.values(again.unchanged).reduce((sum, lines) => sum + lines, 0)).toBe(all + 1);

  const reader = { networkIds: [networkId], personIds: [] };
  const reading = database.asReader(reader, (rows) => mergedPersonsOf(rows, networkId));
  await expect(reading).rejects.toThrow('permission denied for table merged_person');
}, 60_000);

it('Import secrets are for the engine alone, and none is like another', async () => {
  const here = await open();
  const { networkId } = await here.import(writeSmall(join(here.home, 'small')));
  const reader = { networkIds: [networkId], personIds: [] };
  const reading = here.installation.database.asReader(reader, (rows) => importSecretOf(rows, networkId));
  await expect(reading).rejects.toThrow('permission denied for table import_secret');
});
