import type { NetworkId, ReferralId } from '@relais/contracts';
import { EraseProspect, RecordObjection } from '@relais/referrals';
import { growSmall } from '../../../../test/import-export/grown-small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';

describe('A newer export in which a prospect agrees', () => {
  let fixture: TestInstallation;
  beforeAll(async () => {
    fixture = await TestInstallation.open();
  });
  afterAll(() => fixture.close());

  const agreement = { 'referrals.csv': [['no,,,Léa Jolivet,,', 'yes,,,,,']] } as const;
  const further = { 'one-to-ones.csv': [['bRef\n', 'bRef\no2,2025-03-03,ben,ada\n']] } as const;

  it.each(['prospect-erased', 'prospect-objects'])(
    'is refused for that line alone (%s) once Relais keeps nothing of them',
    async (code) => {
      const inRelais = async (networkId: NetworkId) => {
        const referralId = (await fixture.idsIn(networkId))('referral', 'r3') as ReferralId;
        const envelope = {
          commandId: crypto.randomUUID(),
          networkId,
          today: '2025-03-01',
          principal: { role: 'system' as const },
        };
        const command =
          code === 'prospect-objects'
            ? new RecordObjection({ networkId, referralId }, envelope)
            : new EraseProspect({ networkId, referralId }, envelope);
        await fixture.bus.execute(command);
      };
      const { report, news } = await growSmall(fixture, { ...agreement, ...further }, inRelais, {
        skipBadLines: true,
      });
      expect(report.bad).toMatchObject([{ file: 'referrals.csv', line: 4, column: 'referralRef' }]);
      expect(report.recorded.oneToOnes).toBe(1);
      expect(news).toEqual(['2025-03-03 OneToOneHeld']);
    },
  );
});
