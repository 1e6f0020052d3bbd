import type { ContactBy, Day, Scope } from './values/values';

/** The prospect of a referral, and who makes the call. */
type WhoCalls = Readonly<{ scope: Scope; contactBy: ContactBy | null }>;

/** Whether the receiver calls the prospect, who then needs a name and must agree (DOMAIN.md, "Rules every network has"). */
export const isProspectCalled = ({ scope, contactBy }: WhoCalls): boolean =>
  scope === 'outside' && contactBy !== 'prospect';

/** Contact only with agreement: telephone and e-mail are allowed only for a prospect who agrees. */
export const mayHaveContact = ({
  scope,
  agreed,
}: Readonly<{ scope: Scope; agreed: boolean | null }>): boolean => scope === 'outside' && agreed === true;

/** The day from which a referral that is not withdrawn counts (DOMAIN.md, "A referral counts"); null: it is still a lead. */
export function countsFrom(
  referral: WhoCalls & Readonly<{ passedOn: Day; agreedOn: Day | null }>,
): Day | null {
  const { passedOn, agreedOn } = referral;
  if (!isProspectCalled(referral)) return passedOn;
  return agreedOn !== null && agreedOn < passedOn ? passedOn : agreedOn;
}

/** Whether a lead can become a referral on this day: not before it was passed. */
export const mayAgreeOn = (day: Day, { passedOn }: Readonly<{ passedOn: Day }>): boolean => day >= passedOn;
