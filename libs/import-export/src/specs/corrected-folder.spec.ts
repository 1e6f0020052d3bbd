import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import { type Edits, growSmall } from '../../../../test/import-export/grown-small-folder';
import { network, writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { type Counts, noCounts } from '../import-report';

const none = noCounts();

describe('A corrected folder', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const values = async (networkId: NetworkId, kind: 'person' | 'meeting', ref: string) => {
    const id: string = (await fixture.idsIn(networkId))(kind, ref);
    const { vault, database } = fixture.installation;
    return (await vault.open(database.engine.manager, networkId, [id])).get(id) ?? {};
  };

  it.each<readonly [string, Edits, Partial<Counts>, readonly string[]]>([
    ['a name', { 'members.csv': [['Ada Labat', 'Adèle Labat']] }, { members: 1 }, ['PersonDescribed']],
    [
      'a trade that is none any more',
      { 'members.csv': [['maçon', '']] },
      { members: 1 },
      ['PersonDescribed'],
    ],
    ['an address', { 'members.csv': [['ada@', 'adele@']] }, { members: 1 }, ['PersonDescribed']],
    [
      'a day of joining',
      { 'members.csv': [['2025-01-07,,', '2025-01-06,,']] },
      { members: 1 },
      ['MembershipCorrected'],
    ],
    [
      'a day of leaving',
      { 'members.csv': [['2025-06-01', '2025-07-01']] },
      { members: 1 },
      ['MembershipCorrected'],
    ],
    ['a reason of leaving', { 'members.csv': [['moved', 'died']] }, { members: 1 }, ['MembershipCorrected']],
    [
      'that somebody did not leave',
      { 'members.csv': [['2025-06-01,moved', ',']] },
      { members: 1 },
      ['MembershipCorrected'],
    ],
    [
      'two memberships that would be in each other’s way',
      {
        'members.csv': [
          [
            '2025-01-07,2025-06-01,moved\n',
            '2025-01-07,2025-09-01,moved\ncleo,Cléo Peña,cleo@example.org,,,2025-10-01,,\n',
          ],
        ],
      },
      { members: 2 },
      ['MembershipCorrected', 'PersonDescribed', 'MemberAdmitted'],
    ],
    ['a place', { 'meetings.csv': [['Brasserie', 'Café']] }, { meetings: 1 }, ['MeetingRescheduled']],
    ['a time', { 'meetings.csv': [['07:30', '07:45']] }, { meetings: 1 }, ['MeetingRescheduled']],
    [
      'the day of a meeting that was held, with people there',
      { 'meetings.csv': [['2025-02-06', '2025-02-05']] },
      { meetings: 1 },
      ['MeetingRescheduled'],
    ],
    [
      'that a meeting is kept on a public holiday',
      {
        'meetings.csv': [
          ['place,status\n', 'place,status,kept\n'],
          ['scheduled\n', 'scheduled,yes\n'],
        ],
      },
      { meetings: 1 },
      ['MeetingKept'],
    ],
    ['held to cancelled', { 'meetings.csv': [['held', 'cancelled']] }, { meetings: 1 }, ['MeetingCancelled']],
    ['held to scheduled', { 'meetings.csv': [['held', 'scheduled']] }, { meetings: 1 }, ['MeetingReopened']],
    [
      'how somebody attended',
      { 'attendance.csv': [['present', 'excused']] },
      { attendance: 1 },
      ['AttendanceCorrected'],
    ],
    [
      'a substitute who came for themselves',
      { 'attendance.csv': [['substitute,ben', 'visitor,']] },
      { attendance: 1 },
      ['AttendanceCorrected'],
    ],
    [
      'a guest’s name',
      { 'attendance.csv': [['Gus Abel', 'Guy Abel']] },
      { attendance: 1 },
      ['PersonDescribed'],
    ],
    [
      'whether it was the first time',
      { 'attendance.csv': [[',yes', ',no']] },
      { attendance: 1 },
      ['AttendanceCorrected'],
    ],
  ])('records %s', async (_, edits, recorded, types) => {
    const { report, news, again } = await growSmall(fixture, edits);
    expect(report.recorded).toEqual({ ...none, ...recorded });
    expect(report.changed).toEqual([]);
    expect(news.map((event) => event.split(' ')[1])).toEqual(types);
    expect(again).toMatchObject({ recorded: none, changed: [] });
  });

  it('destroys what a value was before, also where there is none any more', async () => {
    const { networkId } = await growSmall(fixture, {
      'members.csv': [
        ['Ada Labat', 'Adèle Labat'],
        ['maçon', ''],
      ],
      'meetings.csv': [['"Brasserie du Port, Bordeaux"', '']],
    });
    expect(await values(networkId, 'person', 'ada')).toMatchObject({ name: 'Adèle Labat', sector: '' });
    expect(await values(networkId, 'meeting', 'm1')).toEqual({ place: '' });
  });

  it('corrects what people.csv says of members and of others', async () => {
    const peopleFile = (adasPhone: string, eve: string) =>
      `personRef,name,phone,company\nada,Ada Labat,${adasPhone},Elsewhere\neve,${eve}\n`;
    const folder = (phone: string, eve: string) =>
      writeSmall(join(fixture.home, `people-${phone.slice(-1)}`), {
        'network.json': JSON.stringify({ ...network, networkRef: 'people' }),
        'people.csv': peopleFile(phone, eve),
      });
    const older = folder('+33639980001', 'Ève Noir,+33639980002,Noir SARL');
    const newer = folder('+33639980003', 'Ève Blanc,,Blanc SARL');
    const { networkId } = await fixture.import(older);
    for (const [path, phone, eve] of [
      [newer, '+33639980003', { name: 'Ève Blanc', phone: '', company: 'Blanc SARL' }],
      [older, '+33639980001', { name: 'Ève Noir', phone: '+33639980002', company: 'Noir SARL' }],
    ] as const) {
      expect(await fixture.import(path)).toMatchObject({ bad: [], changed: [] });
      expect(await values(networkId, 'person', 'ada')).toMatchObject({ phone, company: 'Labat & Cie' });
      expect(await values(networkId, 'person', 'eve')).toMatchObject(eve);
      const position = await fixture.installation.store.lastPosition();
      expect(await fixture.import(path)).toMatchObject({ recorded: none, changed: [] });
      expect(await fixture.installation.store.lastPosition()).toBe(position);
    }
  });

  it('does not speak of columns that it does not have', async () => {
    const { report, news } = await growSmall(fixture, {
      'members.csv': [
        ['memberRef,name,email,company,sector,joinedOn,leftOn,leftBecause', 'memberRef,name,joinedOn'],
        ['ada,Ada Labat,ada@example.org,Labat & Cie,maçon,2025-01-07,,', 'ada,Ada Labat,2025-01-07'],
        ['ben,Benoît Roux,,,,,,', 'ben,Benoît Roux,'],
        [
          'cleo,Cléo Peña,cleo@example.org,"Peña, père et fils",avocate,2025-01-07,2025-06-01,moved',
          'cleo,Cléo Peña,2025-01-07',
        ],
      ],
      'attendance.csv': [
        [',personEmail', ''],
        [',substituteFor,invitedBy,firstTime', ''],
        ['m1,ada,,,present,,,', 'm1,ada,,present'],
        ['m1,gus,Gus Abel,gus@example.org,visitor,,ada,yes', 'm1,gus,Gus Abel,visitor'],
        ['m1,sam,Sam Kœnig,,substitute,ben,,', 'm1,sam,Sam Kœnig,substitute'],
        ['m2,ben,Benoît Roux,,late,,,', 'm2,ben,Benoît Roux,late'],
      ],
    });
    expect([report.bad, report.changed, report.recorded, news]).toEqual([[], [], none, []]);
  });

  it('that contradicts itself is refused with file and line', async () => {
    const shorter: Edits = { 'members.csv': [['2025-06-01,moved', '2025-02-09,moved']] };
    await expect(growSmall(fixture, shorter)).rejects.toThrow(
      /^referrals.csv:5: toRef: “cleo” was not a member on 2025-02-09; see joinedOn and leftOn in members.csv$/,
    );
  });
});
