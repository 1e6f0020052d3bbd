import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Charter, type MeetingId, type NetworkId, type PersonId } from '@relais/contracts';
import { PutMeeting } from '@relais/meetings';
import { AdmitMember, FoundNetwork } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import { exported, filesOf } from '../../../../test/import-export/exported';
import { edited, network, small, writeSmall } from '../../../../test/import-export/small-folder';
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

  const folderOf = (ref: string, changes: Parameters<typeof writeSmall>[1] = {}, settings: object = {}) =>
    writeSmall(join(fixture.home, ref), {
      'network.json': JSON.stringify({ ...network, networkRef: ref, ...settings }),
      ...changes,
    });
  const exportOf = async (networkId: NetworkId) =>
    filesOf(await exported(fixture, networkId, `exported-${networkId}`));

  it('records telephone numbers as they are dialled, keeps what it cannot read, and refuses what is none', async () => {
    const folder = join(cases, 'f07-telephone-numbers/c06-phones');
    expect(placesOf((await fixture.refused(folder)).bad)).toEqual(['referrals.csv:11: prospectPhone']);
    const copy = fixture.copy(folder, 'phones');
    const { networkId } = await fixture.import(copy, { skipBadLines: true });
    const rows = (await exportOf(networkId))['referrals.csv']?.split('\n').map((line) => line.split(','));
    expect(Object.fromEntries((rows ?? []).slice(2, -1).map((cells) => [cells[0], cells[11]]))).toEqual({
      R2: '+33639980001',
      R10: '+33556990001',
      R11: '(555) 555-0142',
      R12: '+33639980002',
      R13: '+33639980003',
      R14: '+33639980004',
      R15: '06 39 98 00 05 (bureau)',
      R16: '+33639980006',
      R18: '+33639980009',
      R19: '+33639980010',
      R20: '+33639980011',
      R21: '+33639980012',
      R22: '+33639980013',
      R23: '06 39 98 00 14 ext. 3',
      R24: '+33639980015',
      R25: '+33639980016',
    });
    const again = await fixture.import(copy, { skipBadLines: true });
    expect(again).toMatchObject({ recorded: noCounts(), unchanged: { referrals: 17 }, changed: [] });
  });

  it('reads lines whose empty cells at the end are left out', async () => {
    const report = await fixture.import(join(cases, 'f08-excel-trailing-cells/c01-excel-trailing'));
    expect(report).toMatchObject({ recorded: { members: 22 }, bad: [] });
  });

  it('reads keys with characters that nobody sees', async () => {
    const report = await fixture.import(join(cases, 'f10-invisible-in-keys/c08-zwsp-ref'));
    expect(report).toMatchObject({ recorded: { members: 4, attendance: 9 }, bad: [] });
  });

  it('takes a name that looks like nothing for none', async () => {
    const { bad } = await fixture.refused(join(cases, 'f11-blank-names/c08b-blank-name'));
    expect(
      bad.map(({ file, line, column, problem }) => `${file}:${String(line)}: ${column}: ${problem}`),
    ).toEqual([6, 7, 8, 9].map((line) => `members.csv:${String(line)}: name: must not be empty`));
  });

  it('takes every e-mail address that is valid, and refuses what is none', async () => {
    const { bad } = await fixture.refused(join(cases, 'f14-addresses/c07-emails'));
    expect(placesOf(bad)).toEqual([8, 9, 10, 16, 17].map((line) => `members.csv:${String(line)}: email`));
  });

  it('reads days, times, amounts and words as people write them, and says so once for each column', async () => {
    const report = await fixture.import(
      folderOf('spellings', {
        'members.csv': String(small['members.csv'])
          .replaceAll('2025-01-07', '07/01/2025')
          .replace('moved', 'Déménagée'),
        'meetings.csv': String(small['meetings.csv']).replace('07:30', '7h30').replace('2025-02-13', '45701'),
        'attendance.csv': String(small['attendance.csv']).replace(',yes', ',Oui').replace('late', 'LATE'),
        'thanks.csv': String(small['thanks.csv']).replace('1250.5', '"1 250,50 €"'),
      }),
    );
    expect(report).toMatchObject({ recorded: all, bad: [] });
    const said = (file: string, column: string, written: string, readAs: string) =>
      `${file}: ${column}: “${written}” was read as ${readAs}, and the rest of the column in the same way.`;
    expect(report.notices).toEqual([
      said('members.csv', 'joinedOn', '07/01/2025', '2025-01-07'),
      said('members.csv', 'leftBecause', 'Déménagée', 'moved'),
      said('meetings.csv', 'startTime', '7h30', '07:30'),
      said('meetings.csv', 'date', '45701', '2025-02-13'),
      said('attendance.csv', 'firstTime', 'Oui', 'yes'),
      said('attendance.csv', 'status', 'LATE', 'late'),
      said('thanks.csv', 'amount', '1 250,50 €', '1250.50'),
    ]);
    const again = await fixture.import(folderOf('spellings'));
    expect(again).toMatchObject({ recorded: noCounts(), unchanged: all, changed: [] });
  });

  it('refuses a day that may be two, in the language of the network', async () => {
    const folder = folderOf('american', edited('members.csv', '2025-01-07,,', '07/01/2025,,'), {
      language: 'en',
    });
    const { bad } = await fixture.refused(folder);
    expect(placesOf(bad)).toEqual(['members.csv:2: joinedOn']);
    expect(bad[0]?.problem).toContain('may be 2025-01-07 or 2025-07-01');
  });

  it('refuses a file whose accents are garbled in one sentence, and records nothing of it', async () => {
    const garbled = Buffer.from(String(small['members.csv']), 'utf8').toString('latin1');
    const { bad } = await fixture.refused(folderOf('garbled', { 'members.csv': garbled }));
    expect(placesOf(bad)).toEqual(['members.csv:1: memberRef']);
    expect(bad[0]?.problem).toContain('“Ã§” stands for “ç”');
  });

  it('reads lines that end with carriage returns alone, and byte order marks between lines', async () => {
    const text = String(small['members.csv']).replaceAll('\n', '\r').replace('\rben', '\r\ufeffben');
    const report = await fixture.import(folderOf('macintosh', { 'members.csv': text }));
    expect(report).toMatchObject({ recorded: all, bad: [] });
  });

  it.each(['UTC+2', '+02:00', 'GMT+1', 'Paris'])('refuses the time zone %s', async (timezone) => {
    const { bad } = await fixture.refused(
      folderOf(`zone ${timezone.replaceAll(/\W/g, ' ')}`, {}, { timezone }),
    );
    expect(placesOf(bad)).toEqual(['network.json:1: timezone']);
  });

  it('finds what older versions recorded uncleaned', async () => {
    const networkId = crypto.randomUUID() as NetworkId;
    const envelope = () => ({
      ...{ commandId: crypto.randomUUID(), networkId, today: '2025-01-07', imported: true as const },
      principal: { role: 'system' as const },
    });
    const { timezone, currency } = network;
    const ben = crypto.randomUUID() as PersonId;
    const { vault } = fixture.installation;
    const place = 'Brasserie\u00a0du Port, Bordeaux';
    const m1 = crypto.randomUUID() as MeetingId;
    const founding = { networkId, ref: 'an\u200bcient', timezone, currency, language: 'fr' as const };
    const meeting = { date: '2025-02-06', startTime: '07:30', endTime: '09:00', kind: 'breakfast' as const };
    for (const command of [
      new FoundNetwork({ ...founding, foundedOn: '2025-01-07', charter: Charter.parse({}) }, envelope(), {
        name: 'Le Petit\u00a0Cercle',
      }),
      new RegisterPerson({ networkId, personId: ben }, envelope(), {
        ref: 'b\u00aden',
        name: 'Benoît\u00a0Roux',
      }),
      new AdmitMember(
        { networkId, personId: ben, joinedOn: null, leftOn: null, because: 'left' },
        envelope(),
      ),
      new PutMeeting(
        {
          networkId,
          meetingId: m1,
          ref: 'm1\u200b',
          status: 'held',
          ...meeting,
          placeMark: vault.fingerprint(place),
        },
        envelope(),
        { place },
      ),
    ])
      await fixture.bus.execute(command);
    const folder = folderOf('ancient');
    const report = await fixture.import(folder);
    expect(report).toMatchObject({ networkId, unchanged: { members: 1, meetings: 1 }, changed: [], bad: [] });
    expect(report.recorded).toEqual({ ...all, members: 2, meetings: 2 });
    expect(await fixture.import(folder)).toMatchObject({ recorded: noCounts(), unchanged: all, changed: [] });
    expect(readdirSync(fixture.home)).not.toContain('ancient-bad-lines');
  });
});
