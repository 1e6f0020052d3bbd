import type { LedgerAnswer } from '@relais/contracts';
import type { Entry } from './entry';
import { isRecorded } from './recorded.rules';

type Line = LedgerAnswer['entries'][number];
const [referral, thanks] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const line = (kind: Line['kind'], standing = true) =>
  ({ kind, standing, id: kind === 'thanks-given' ? thanks : 'line', referralId: referral }) as Line;
const entry = (kind: Entry['kind'], subject: string) => ({ kind, subject }) as Entry;

describe('An entry of the outbox', () => {
  it.each([
    ['referral', `/referrals/${referral}`, line('given')],
    ['referral', `/referrals/${referral}`, line('lead-given')],
    ['thanks', `/thanks/${thanks}`, line('thanks-given')],
    ['agreement', `/referrals/${referral}`, line('given')],
    ['withdrawal', `/referrals/${referral}`, line('given', false)],
    ['withdrawal', `/thanks/${thanks}`, line('thanks-given', false)],
  ] as const)('of kind %s about %s is recorded once the ledger shows it', (kind, subject, shown) => {
    expect(isRecorded(entry(kind, subject), [])).toBe(false);
    expect(isRecorded(entry(kind, subject), [shown])).toBe(true);
  });

  it.each([
    ['referral', `/referrals/${referral}`, line('thanks-given')],
    ['thanks', `/thanks/${referral}`, line('thanks-given')],
    ['agreement', `/referrals/${referral}`, line('lead-given')],
    ['withdrawal', `/referrals/${referral}`, line('given')],
    ['withdrawal', `/referrals/${referral}`, line('thanks-given', false)],
    ['withdrawal', `/thanks/${thanks}`, line('thanks-given')],
  ] as const)('of kind %s about %s is not recorded while the ledger shows %j', (kind, subject, shown) =>
    expect(isRecorded(entry(kind, subject), [shown])).toBe(false),
  );
});
