import { type Edits, growSmall } from '../../../../test/import-export/grown-small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { type Counts, noCounts } from '../import-report';

const none = noCounts();

describe('A newer export', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it.each<readonly [string, Edits, Partial<Counts>, readonly string[]]>([
    [
      'a member who has left since',
      { 'members.csv': [['2025-01-07,,', '2025-01-07,2025-09-01,died']] },
      { members: 1 },
      ['2025-09-01 MemberLeft'],
    ],
    [
      'a member who came back, before the line of the first time',
      {
        'members.csv': [
          ['leftBecause\n', 'leftBecause\nada,Ada Labat,ada@example.org,Labat & Cie,maçon,2025-10-01,,\n'],
          ['2025-01-07,,', '2025-01-07,2025-09-01,ended'],
        ],
      },
      { members: 2 },
      ['2025-09-01 MemberLeft', '2025-10-01 MemberAdmitted'],
    ],
    [
      'a member who came back with another company',
      {
        'members.csv': [
          ['leftBecause\n', 'leftBecause\ncleo,Cléo Peña,cleo@example.org,Peña SA,avocate,2025-10-01,,\n'],
        ],
      },
      { members: 1 },
      ['2025-10-01 PersonDescribed', '2025-10-01 MemberAdmitted'],
    ],
    [
      'a guest who became a member',
      {
        'members.csv': [
          ['leftBecause\n', 'leftBecause\ngus,Gustave Abel,gus@example.org,,fleuriste,2025-10-01,,\n'],
        ],
      },
      { members: 1 },
      ['2025-10-01 PersonDescribed', '2025-10-01 MemberAdmitted'],
    ],
    [
      'a meeting that was held, with its people',
      {
        'meetings.csv': [['scheduled', 'held']],
        'attendance.csv': [['m2,ben', 'm3,ben,Benoît Roux,,present,,,\nm2,ben']],
      },
      { meetings: 1, attendance: 1 },
      ['2025-02-20 MeetingHeld', '2025-02-20 AttendanceRecorded'],
    ],
    [
      'a meeting that was cancelled',
      { 'meetings.csv': [['scheduled', 'cancelled']] },
      { meetings: 1 },
      ['2025-02-20 MeetingCancelled'],
    ],
    [
      'a lead whose prospect agreed',
      { 'referrals.csv': [['no,,,Léa Jolivet,,', 'yes,,,Léa Jolivet,06 39 98 00 02,']] },
      { referrals: 1 },
      ['2025-02-08 ProspectAgreed'],
    ],
    [
      'further lines',
      {
        'referrals.csv': [['need\n', 'need\nr5,2025-03-01,ada,ben,inside,,,,,r1,,,,\n']],
        'thanks.csv': [['currency\n', 'currency\nt3,r5,ben,ada,2025-03-02,1,\n']],
        'one-to-ones.csv': [['bRef\n', 'bRef\no2,2025-03-03,ben,ada\n']],
      },
      { referrals: 1, thanks: 1, oneToOnes: 1 },
      ['2025-03-01 ReferralPassed', '2025-03-02 ThanksGiven', '2025-03-03 OneToOneHeld'],
    ],
    [
      'a line of the member who was substituted',
      { 'attendance.csv': [['m2,ben', 'm1,ben,,,late,,,\nm2,ben']] },
      { attendance: 1 },
      ['2025-02-06 AttendanceCorrected'],
    ],
  ])('records %s', async (_, edits, recorded, events) => {
    const { report, news, again } = await growSmall(fixture, edits);
    expect(report.recorded).toEqual({ ...none, ...recorded });
    expect(report.changed).toEqual([]);
    expect(news).toEqual(events);
    expect(again).toMatchObject({ recorded: none, changed: [] });
  });

  it.each<readonly [string, Edits, string]>([
    ['referrals.csv:2 r1 toRef', { 'referrals.csv': [['ada,ben', 'ada,cleo']] }, ''],
    ['referrals.csv:2 r1 agreed', { 'referrals.csv': [['receiver,yes', 'receiver,no']] }, 'contact'],
    ['referrals.csv:2 r1 prospectName', { 'referrals.csv': [['Zoé', 'Zora']] }, ''],
    ['referrals.csv:2 r1 prospectPhone', { 'referrals.csv': [['00 01', '00 09']] }, ''],
    ['referrals.csv:2 r1 need', { 'referrals.csv': [['un site', 'deux sites']] }, ''],
    ['thanks.csv:2 t1 amount', { 'thanks.csv': [['1250.5', '1250.55']] }, ''],
    ['one-to-ones.csv:2 o1 on', { 'one-to-ones.csv': [['02-10', '02-11']] }, ''],
    ['network.json:1 grown name', { 'network.json': [['Cercle', 'Club']] }, ''],
    [
      'network.json:1 grown charter.comfortSize',
      { 'network.json': [['}', ',"charter":{"comfortSize":12}}']] },
      '',
    ],
  ])('lists %s as changed and leaves it alone', async (expected, edits, more) => {
    const { report, news } = await growSmall(fixture, edits);
    const changed = report.changed.map(
      ({ file, line, ref, column }) =>
        `${file}:${String(line)} ${ref.replace(/^grown-.*/, 'grown')} ${column}`,
    );
    expect(changed).toContain(expected);
    expect(changed.length === 1 || more !== '').toBe(true);
    expect([news, report.recorded]).toEqual([[], none]);
  });
});
