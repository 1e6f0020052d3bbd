import type { ContactBy, Day, MeetingId, PersonId, ReferralId, Scope, Warmth } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

/** Fields of the vault that are known of the prospect and the need. */
export type Detail = 'name' | 'phone' | 'email' | 'need' | 'agreedHow';

/**
 * `agreedOn`: the day of the prospect's agreement (null: none yet, or not asked for). `details`: what lies in the vault under the
 * referral's subject.
 */
export type ReferralPassed = Event<
  'ReferralPassed',
  {
    referralId: ReferralId;
    giverId: PersonId;
    receiverId: PersonId;
    scope: Scope;
    warmth: Warmth | null;
    contactBy: ContactBy | null;
    agreedOn: Day | null;
    meetingId: MeetingId | null;
    parentId: ReferralId | null;
    details: readonly Detail[];
    ref: string | null;
  }
>;
/** The prospect of a lead agreed; its day is the day of the agreement. */
export type ProspectAgreed = Event<'ProspectAgreed', { referralId: ReferralId; details: readonly Detail[] }>;
/** `reasoned`: a reason lies in the vault. */
export type ReferralWithdrawn = Event<'ReferralWithdrawn', { referralId: ReferralId; reasoned: boolean }>;

/** The prospect does not wish to be recommended in this network. */
export type ObjectionRecorded = Event<'ObjectionRecorded', { referralId: ReferralId }>;
/** What the vault had of the prospect, and of the free text, is destroyed. */
export type ProspectErased = Event<'ProspectErased', { referralId: ReferralId }>;

export type ReferralEvent =
  ReferralPassed | ProspectAgreed | ReferralWithdrawn | ObjectionRecorded | ProspectErased;
