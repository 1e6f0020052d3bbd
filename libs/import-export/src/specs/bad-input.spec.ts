import { join } from 'node:path';
import { mistakes } from '../../../../test/import-export/mistakes';
import { mistakesInExchanges } from '../../../../test/import-export/mistakes-in-exchanges';
import { edited, network, small, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { type BadLine, ImportRefused } from '../import-report';

const placesOf = (bad: readonly BadLine[]): string[] =>
  bad.map(({ file, line, column }) => `${file}:${String(line)}: ${column}`);

describe('An import', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it.each([...mistakes, ...mistakesInExchanges])('refuses %s', async (name, changes, expected) => {
    const folder = writeSmall(join(fixture.home, name.replaceAll('/', ' ')), changes);
    const { bad, networkId } = await fixture.refused(folder);
    expect(placesOf(bad).join(' ')).toBe(expected);
    expect(bad.every(({ problem }) => problem.length > 0)).toBe(true);
    expect([networkId, await fixture.installation.store.lastPosition()]).toEqual([null, 0]);
  });

  it('refuses a folder that does not exist', async () => {
    const { bad } = await fixture.refused(join(fixture.home, 'nowhere'));
    expect(bad).toEqual([expect.objectContaining({ file: 'network.json', line: 1 })]);
  });

  it('names one mistake once, and every bad line of every file', async () => {
    const folder = writeSmall(join(fixture.home, 'several'), {
      ...edited('members.csv', '2025-01-07,,', '2025-02-30,,'),
      ...edited('meetings.csv', '07:30', '7h75'),
      ...edited('thanks.csv', '1250.5', '0'),
    });
    const { bad } = await fixture.refused(folder);
    expect(placesOf(bad)).toEqual([
      'members.csv:2: joinedOn',
      'meetings.csv:2: startTime',
      'thanks.csv:2: amount',
    ]);
  });

  it('refuses every referral where business is kept out', async () => {
    const rules = { ...network, charter: { businessTalk: 'never' } };
    const folder = writeSmall(join(fixture.home, 'never'), { 'network.json': JSON.stringify(rules) });
    expect(placesOf((await fixture.refused(folder)).bad)).toEqual([
      ...[2, 3, 4, 5].map((line) => `referrals.csv:${String(line)}: referralRef`),
      'thanks.csv:2: amount',
    ]);
  });

  it('counts the lines of the file where a value has several', async () => {
    const folder = writeSmall(join(fixture.home, 'several lines'), {
      'members.csv': String(small['members.csv'])
        .replace('sector,', 'sector,notes,')
        .replace('maçon,', 'maçon,"three\nlong\r\nlines",')
        .replace('ben,Benoît Roux,,,,,,', 'ben,Benoît Roux,,,,,2025-02-30,,')
        .replace('avocate,', 'avocate,,'),
    });
    const { bad, notices } = await fixture.refused(folder);
    expect(bad.map(({ line, column }) => `${String(line)}: ${column}`)).toEqual(['5: joinedOn']);
    expect(notices).toEqual(['members.csv: the column “notes” is not known and was ignored.']);
  });

  it('carries its report in the error, as file:line: column: problem', async () => {
    const folder = writeSmall(join(fixture.home, 'text'), edited('thanks.csv', '1250.5', '0'));
    const refused = fixture.import(folder);
    await expect(refused).rejects.toBeInstanceOf(ImportRefused);
    await expect(refused).rejects.toThrow(/^thanks\.csv:2: amount: must be more than 0/);
  });
});
