import { z } from 'zod';
import { NetworkId, PersonId, ReferralId } from './values/ids';
import { AmountInCents, Day } from './values/values';

export const GiveThanksBody = z.strictObject({
  networkId: NetworkId,
  thankingId: PersonId.optional(),
  thankedId: PersonId,
  referralId: ReferralId.nullish(),
  on: Day,
  amountInCents: AmountInCents.nullish(),
});
export type GiveThanksBody = z.infer<typeof GiveThanksBody>;

export const HoldOneToOneBody = z.strictObject({
  networkId: NetworkId,
  personId: PersonId.optional(),
  withId: PersonId,
  on: Day,
});
export type HoldOneToOneBody = z.infer<typeof HoldOneToOneBody>;
