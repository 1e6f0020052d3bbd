import {
  ContactBy,
  Day,
  LostBecause,
  MeetingId,
  PersonId,
  ReferralId,
  Scope,
  Warmth,
} from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const Detail = z.enum(['name', 'phone', 'email', 'need', 'agreedHow']);
/** Fields of the vault that are known of the prospect and the need. */
export type Detail = z.infer<typeof Detail>;

const details = z.array(Detail).readonly();
const referral = z.strictObject({ referralId: ReferralId });

/**
 * `agreedOn`: the day of the prospect's agreement (null: none yet, or none needed). `details`: the fields in the vault under the
 * referral's subject.
 */
export const ReferralPassed = event(
  'ReferralPassed',
  1,
  z.strictObject({
    referralId: ReferralId,
    giverId: PersonId,
    receiverId: PersonId,
    scope: Scope,
    warmth: Warmth.nullable(),
    contactBy: ContactBy.nullable(),
    agreedOn: Day.nullable(),
    meetingId: MeetingId.nullable(),
    parentId: ReferralId.nullable(),
    details,
    ref: z.string().nullable(),
  }),
);
/** The prospect of a lead agreed; its day is the day of the agreement. */
const ProspectAgreed = event('ProspectAgreed', 1, referral.extend({ details }));
/** By the receiver, on that day; a report acknowledges as well. */
const ReferralAcknowledged = event('ReferralAcknowledged', 1, referral);
/** The receiver reports that they were in contact with the prospect, or with the giver of an inside referral. */
const ProspectContacted = event('ProspectContacted', 1, referral);
/** The receiver reports business concluded. */
const ReferralWon = event('ReferralWon', 1, referral);
/** The receiver reports that nothing comes of it. */
const ReferralLost = event('ReferralLost', 1, referral.extend({ because: LostBecause }));
/** The report that was recorded last stands no more. */
const OutcomeRetracted = event('OutcomeRetracted', 1, referral);
/** `reasoned`: a reason is in the vault. */
const ReferralWithdrawn = event('ReferralWithdrawn', 1, referral.extend({ reasoned: z.boolean() }));
/** The prospect does not wish to be recommended in this network. */
const ObjectionRecorded = event('ObjectionRecorded', 1, referral);
/** The vault's values of the prospect, and the free text, are destroyed. */
const ProspectErased = event('ProspectErased', 1, referral);

export const referralEvents = [
  ReferralPassed,
  ProspectAgreed,
  ReferralAcknowledged,
  ProspectContacted,
  ReferralWon,
  ReferralLost,
  OutcomeRetracted,
  ReferralWithdrawn,
  ObjectionRecorded,
  ProspectErased,
] as const;
export type ReferralEvent = EventOf<(typeof referralEvents)[number]>;
