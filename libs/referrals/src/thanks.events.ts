import type { PersonId, ReferralId, ThanksId } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

/** Credited to `thankedId`. `amountInCents` null: a thank-you without an amount. */
export type ThanksGiven = Event<
  'ThanksGiven',
  {
    thanksId: ThanksId;
    thankingId: PersonId;
    thankedId: PersonId;
    referralId: ReferralId | null;
    amountInCents: number | null;
    ref: string | null;
  }
>;
export type ThanksWithdrawn = Event<'ThanksWithdrawn', { thanksId: ThanksId }>;

export type ThanksEvent = ThanksGiven | ThanksWithdrawn;
