import { ContactBy, Day, MeetingId, PersonId, ReferralId, Scope, ThanksId, Warmth } from '@relais/contracts';
import type { ShapesOf } from '@relais/event-sourcing';
import { z } from 'zod';
import type { ReferralEvent } from './referral.events';
import type { ThanksEvent } from './thanks.events';

const referral = { referralId: ReferralId };
const details = z.array(z.enum(['name', 'phone', 'email', 'need', 'agreedHow']));
const ref = z.string().nullable();

/** The shapes in which the facts of referrals and thanks are stored today. */
export const referralFacts: ShapesOf<ReferralEvent | ThanksEvent> = {
  ReferralPassed: {
    schema: 1,
    data: z.strictObject({
      ...{ ...referral, giverId: PersonId, receiverId: PersonId },
      ...{
        scope: Scope,
        warmth: Warmth.nullable(),
        contactBy: ContactBy.nullable(),
        agreedOn: Day.nullable(),
      },
      ...{ meetingId: MeetingId.nullable(), parentId: ReferralId.nullable(), details, ref },
    }),
  },
  ProspectAgreed: { schema: 1, data: z.strictObject({ ...referral, details }) },
  ReferralWithdrawn: { schema: 1, data: z.strictObject({ ...referral, reasoned: z.boolean() }) },
  ObjectionRecorded: { schema: 1, data: z.strictObject(referral) },
  ProspectErased: { schema: 1, data: z.strictObject(referral) },
  ThanksGiven: {
    schema: 1,
    data: z.strictObject({
      ...{ thanksId: ThanksId, thankingId: PersonId, thankedId: PersonId },
      ...{ referralId: ReferralId.nullable(), amountInCents: z.int().nullable(), ref },
    }),
  },
  ThanksWithdrawn: { schema: 1, data: z.strictObject({ thanksId: ThanksId }) },
};
