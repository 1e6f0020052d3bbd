import { join } from 'node:path';
import { importDependencies } from '@relais/installation';
import { network, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { importFolder } from '../import-folder';
import { type Counts, noCounts } from '../import-report';

const [imports, rounds] = [4, 3];

describe('First imports of one network at once', () => {
  let here: TestInstallation;
  let beside: TestInstallation;
  beforeAll(async () => {
    here = await TestInstallation.open();
    beside = await here.beside();
  });
  afterAll(async () => {
    await beside.close();
    await here.close();
  });

  const folderOf = (networkRef: string) =>
    writeSmall(join(here.home, networkRef), { 'network.json': JSON.stringify({ ...network, networkRef }) });
  const foundedAs = async (ref: string) => {
    const founded = await here.installation.store.readAll(0, 1000, { types: ['NetworkFounded'] });
    return founded.filter(({ data }) => (data as { ref?: string }).ref === ref);
  };

  it('found it once, in one process or in several: the others find everything unchanged', async () => {
    for (let round = 0; round < rounds; round++) {
      const folder = folderOf(`round-${String(round)}`);
      const reports = await Promise.all(
        Array.from({ length: imports }, (_, n) => (n % 2 ? here : beside).import(folder)),
      );
      const events = await here.installation.store.readAll(0, 1000, { networkId: reports[0]!.networkId });
      expect(new Set(reports.map(({ networkId }) => networkId)).size).toBe(1);
      expect(await foundedAs(`round-${String(round)}`)).toHaveLength(1);
      const [first, ...others] = reports.toSorted((a, b) => b.recorded.members - a.recorded.members);
      expect(first?.unchanged).toEqual(noCounts());
      for (const { recorded, unchanged, changed, bad } of others)
        expect({ recorded, unchanged, changed, bad }).toEqual({
          ...{ recorded: noCounts(), unchanged: first?.recorded as Counts, changed: [], bad: [] },
        });
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      expect((await here.import(folder)).unchanged).toEqual(first?.recorded);
    }
  }, 120_000);

  it('found it once even where they do not wait for each other', async () => {
    const folder = folderOf('without-turns');
    const one = (fixture: TestInstallation) =>
      importFolder(
        folder,
        { ...importDependencies(fixture.installation, fixture.bus), inTurn: (_, run) => run() },
        { skipBadLines: false },
      );
    const outcomes = await Promise.allSettled([one(here), one(beside), one(here), one(beside)]);
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
    expect(await foundedAs('without-turns')).toHaveLength(1);
    expect((await here.import(folder)).changed).toEqual([]);
    expect((await here.import(folder)).recorded).toEqual(noCounts());
  }, 120_000);
});
