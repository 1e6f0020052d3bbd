import {
  ContactBy,
  Day,
  MeetingId,
  PersonId,
  ReferralId,
  type ReferralEventType,
  Scope,
  ThanksId,
  Warmth,
} from '@relais/contracts';
import type { FactShape, ShapesOf } from '@relais/event-sourcing';
import { z } from 'zod';
import type { ReferralEvent } from './referral.events';
import type { ThanksEvent } from './thanks.events';

const referral = { referralId: ReferralId };
const details = z.array(z.enum(['name', 'phone', 'email', 'need', 'agreedHow']));
const ref = z.string().nullable();

/** The shapes in which the events of referrals are stored today: exactly those that the contract names. */
export const referralFacts: ShapesOf<ReferralEvent> & Readonly<Record<ReferralEventType, FactShape>> = {
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
};

/** The shapes in which the events of thanks are stored today. */
export const thanksFacts: ShapesOf<ThanksEvent> = {
  ThanksGiven: {
    schema: 1,
    data: z.strictObject({
      ...{ thanksId: ThanksId, thankingId: PersonId, thankedId: PersonId },
      ...{ referralId: ReferralId.nullable(), amountInCents: z.int().nullable(), ref },
    }),
  },
  ThanksWithdrawn: { schema: 1, data: z.strictObject({ thanksId: ThanksId }) },
};
