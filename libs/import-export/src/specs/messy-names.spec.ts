import { join } from 'node:path';
import { exported, filesOf } from '../../../../test/import-export/exported';
import { network, small, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { type BadLine, noCounts } from '../import-report';

const cases = join(__dirname, '../../../../test/data/cases');
const all = { members: 3, meetings: 3, attendance: 4, referrals: 4, thanks: 2, oneToOnes: 1 };
const placesOf = (bad: readonly BadLine[]) =>
  bad.map(({ file, line, column }) => `${file}:${String(line)}: ${column}`);

describe('An import', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const folderOf = (ref: string, changes: Parameters<typeof writeSmall>[1] = {}) =>
    writeSmall(join(fixture.home, ref), {
      'network.json': JSON.stringify({ ...network, networkRef: ref }),
      ...changes,
    });

  it('reads a column in other capitals, and the corrected folder has nothing new', async () => {
    const report = await fixture.import(join(cases, 'f05-header-capital-amount/c04d-header-amount-case'));
    expect(report).toMatchObject({ recorded: { thanks: 1 }, notices: [], changed: [] });
    expect(filesOf(await exported(fixture, report.networkId, 'corrected'))['thanks.csv']).toContain(
      'T1,R1,P02,P01,2026-03-01,1250.50,EUR',
    );
    const repaired = await fixture.import(join(cases, 'f05-header-capital-amount/c04d-newer-corrected'));
    expect(repaired).toMatchObject({ recorded: noCounts(), unchanged: { thanks: 1 }, changed: [] });
  });

  it('reads files in other capitals and with other separators', async () => {
    const report = await fixture.import(join(cases, 'f06-upper-case-csv/c05-misnamed'));
    expect(report.recorded).toMatchObject({ referrals: 2, thanks: 1, oneToOnes: 1 });
    expect(report.notices).toEqual([]);
  });

  it.each([
    ['members (1).csv', 'rename it to members.csv'],
    ['members - Copie.csv', 'rename it to members.csv'],
    ['Copie de membres.csv', 'rename it to members.csv'],
    ['referals.csv', 'rename it to referrals.csv'],
    ['recommandations.csv', 'rename it to referrals.csv'],
    ['referrals.csv.txt', 'rename it to referrals.csv'],
    ['Membres.xlsx', 'save it as “CSV UTF-8” under the name members.csv'],
    ['Members.csv', 'appears twice, as members.csv too'],
  ])('stops at the file %s, which looks like one of ours', async (file, advice) => {
    const folder = folderOf(`stops at ${file}`, { [file]: String(small['members.csv']) });
    const { bad } = await fixture.refused(folder);
    expect(placesOf(bad)).toEqual([`${file}:1: $`]);
    expect(bad[0]?.problem).toContain(advice);
  });

  it('goes on past files that are something else, and says so of CSV files', async () => {
    const others = { 'budget.csv': 'a,b\n', '.members.csv': 'x', '~$members.xlsx': 'x', 'photo.jpg': 'x' };
    const report = await fixture.import(folderOf('others', others));
    expect(report).toMatchObject({ recorded: all });
    expect(report.notices).toEqual(['budget.csv: is not part of the import format and was ignored.']);
  });

  it('copies bad lines under the name and with the header of their file', async () => {
    const text = `sep=;\n${String(small['one-to-ones.csv']).replaceAll(',', ';')}o2;;ada;ben\n`;
    const folder = folderOf('other-names', { 'one-to-ones.csv': undefined, 'One_to_ones.CSV': text });
    const report = await fixture.import(folder, { skipBadLines: true });
    expect(placesOf(report.bad)).toEqual(['One_to_ones.CSV:4: on']);
    expect(filesOf(`${folder}-bad-lines`)['One_to_ones.CSV']).toBe(
      'sep=;\noneToOneRef;on;aRef;bRef\no2;;ada;ben\n',
    );
  });
});
