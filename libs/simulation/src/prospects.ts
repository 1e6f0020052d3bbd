import { type ContactBy, type ReferralId, type Scope, isProspectCalled } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import { type Detail, RecordAgreement } from '@relais/referrals';
import type { Club, Member } from './club';
import { name, needs, telephone } from './imaginary';
import { rates } from './rates';

/** The prospect of a referral, and whether they agreed. */
export type Prospect = Readonly<{
  scope: Scope;
  contactBy: ContactBy | null;
  agreed: boolean | null;
  isLead: boolean;
  details: readonly Detail[];
  personal: Readonly<Partial<Record<Detail, string>>>;
}>;

export function prospectOf({ random }: Club, number: number): Prospect {
  const need = random.chance(0.2) ? { need: random.pick(needs) } : {};
  if (!random.chance(rates.outside)) return prospect('inside', null, null, need);
  if (!random.chance(rates.calledByReceiver)) return prospect('outside', 'prospect', null, need);
  const known = { ...need, name: name(random) };
  if (!random.chance(rates.agreed)) return prospect('outside', 'receiver', false, known);
  return prospect('outside', 'receiver', true, {
    ...known,
    ...(random.chance(0.6) && { phone: telephone(random) }),
    ...(random.chance(0.25) && { email: `contact.${String(number)}@example.org` }),
  });
}

const prospect = (
  scope: Scope,
  contactBy: ContactBy | null,
  agreed: boolean | null,
  personal: Prospect['personal'],
): Prospect => ({
  scope,
  contactBy,
  agreed,
  isLead: isProspectCalled({ scope, contactBy }) && agreed !== true,
  details: (Object.keys(personal) as Detail[]).sort(),
  personal,
});

/** Some leads become referrals. @returns whether this one does */
export function agreeLater(club: Club, entered: number, referralId: ReferralId, giver: Member): boolean {
  const { networkId, random } = club;
  if (!random.chance(rates.laterAgreement)) return false;
  const agreed = entered + random.integer(3, 21);
  const phone = telephone(random);
  const envelope = club.envelopeOf(agreed, v5(referralId, 'agreement'), giver);
  const data = { referralId, networkId, on: club.dayAt(agreed) };
  club.put(agreed, new RecordAgreement({ ...data, details: ['phone'] }, envelope, { phone }));
  return true;
}
