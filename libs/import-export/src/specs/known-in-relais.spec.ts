import type { NetworkId, ReferralId } from '@relais/contracts';
import { PutMeeting, RecordAttendance } from '@relais/meetings';
import { PassReferral, WithdrawReferral } from '@relais/referrals';
import { growSmall } from '../../../../test/import-export/grown-small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { noCounts } from '../import-report';

const none = noCounts();

describe('A newer export of a network that went on in Relais', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  it('does not undo what was done in Relais since, nor list it', async () => {
    const envelope = (networkId: NetworkId) => ({
      commandId: crypto.randomUUID(),
      networkId,
      today: '2025-03-01',
      principal: { role: 'system' as const },
    });
    const inRelais = async (networkId: NetworkId) => {
      const id = await fixture.idsIn(networkId);
      const nothing = {
        ...{ substituteFor: null, invitedBy: null, firstTime: null, welcomedBy: null },
        reasoned: false,
      };
      const plan = {
        date: '2025-02-21',
        startTime: '08:00',
        endTime: null,
        kind: 'lunch',
        placeMark: null,
      } as const;
      for (const command of [
        new RecordAttendance(
          {
            networkId,
            meetingId: id('meeting', 'm1'),
            personId: id('person', 'ada'),
            status: 'excused',
            ...nothing,
          },
          envelope(networkId),
        ),
        new PutMeeting(
          { networkId, meetingId: id('meeting', 'm3'), ref: null, status: 'held', ...plan },
          envelope(networkId),
        ),
        new WithdrawReferral(
          { networkId, referralId: id('referral', 'r4'), reasoned: false },
          envelope(networkId),
        ),
      ])
        await fixture.bus.execute(command);
    };
    const { report, news } = await growSmall(fixture, {}, inRelais);
    expect([report.changed, report.recorded, news]).toEqual([[], none, []]);
  });

  it('names what was born in Relais by its id', async () => {
    const born = crypto.randomUUID() as ReferralId;
    const pass = async (networkId: NetworkId) => {
      const id = await fixture.idsIn(networkId);
      await fixture.bus.execute(
        new PassReferral(
          {
            referralId: born,
            networkId,
            giverId: id('person', 'ada'),
            receiverId: id('person', 'ben'),
            passedOn: '2025-03-01',
            ...{ scope: 'inside', warmth: null, contactBy: null, agreed: null, agreedOn: null },
            ...{ meetingId: null, parentId: null, details: [], ref: null, imported: false },
          },
          {
            commandId: crypto.randomUUID(),
            networkId,
            today: '2025-03-01',
            principal: { role: 'system' },
          },
        ),
      );
    };
    const line = `${born},2025-03-01,ada,ben,inside,,,,,,,,,\n`;
    const thanksLine = `t9,${born},ben,ada,2025-03-02,,\n`;
    const { report, news } = await growSmall(
      fixture,
      {
        'referrals.csv': [['need\n', `need\n${line}`]],
        'thanks.csv': [['currency\n', `currency\n${thanksLine}`]],
      },
      pass,
    );
    expect([report.changed, report.recorded]).toEqual([[], { ...none, thanks: 1 }]);
    expect(news).toEqual(['2025-03-02 ThanksGiven']);
  });
});
