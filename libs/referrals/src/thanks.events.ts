import { PersonId, ReferralId, ThanksId } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

/** Credited to `thankedId`. `amountInCents` null: a thank-you without an amount. */
export const ThanksGiven = event(
  'ThanksGiven',
  1,
  z.strictObject({
    thanksId: ThanksId,
    thankingId: PersonId,
    thankedId: PersonId,
    referralId: ReferralId.nullable(),
    amountInCents: z.int().nullable(),
    ref: z.string().nullable(),
  }),
);
const ThanksWithdrawn = event('ThanksWithdrawn', 1, z.strictObject({ thanksId: ThanksId }));

export const thanksEvents = [ThanksGiven, ThanksWithdrawn] as const;
export type ThanksEvent = EventOf<(typeof thanksEvents)[number]>;
