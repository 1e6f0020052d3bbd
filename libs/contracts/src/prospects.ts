import type { ContactBy, Day, Scope } from './values/values';

/** Whom a referral is about, and who makes the call. */
type WhoCalls = Readonly<{ scope: Scope; contactBy: ContactBy | null }>;

/** Whether the receiver calls a third person, who must have a name and agree to that (DOMAIN.md, "Rules every network has"). */
export const isProspectCalled = ({ scope, contactBy }: WhoCalls): boolean =>
  scope === 'outside' && contactBy !== 'prospect';

/** Contact only with agreement: telephone and e-mail are those of a third person who agrees, and of nobody else. */
export const mayHaveContact = ({
  scope,
  agreed,
}: Readonly<{ scope: Scope; agreed: boolean | null }>): boolean => scope === 'outside' && agreed === true;

/** The day from which a referral counts that is not withdrawn (DOMAIN.md, "A referral counts"); null: it is a lead as yet. */
export function countsFrom(
  referral: WhoCalls & Readonly<{ passedOn: Day; agreedOn: Day | null }>,
): Day | null {
  const { passedOn, agreedOn } = referral;
  if (!isProspectCalled(referral)) return passedOn;
  return agreedOn !== null && agreedOn < passedOn ? passedOn : agreedOn;
}

/** Whether a lead can become a referral on this day: not before it was passed. */
export const mayAgreeOn = (day: Day, { passedOn }: Readonly<{ passedOn: Day }>): boolean => day >= passedOn;
