import { z } from 'zod';
import { eventTypes } from './event-types';
import { longest } from './limits';
import { MeetingId, NetworkId, PersonId, ReferralId } from './values/ids';
import {
  ContactBy,
  Day,
  Email,
  Instant,
  LostBecause,
  Name,
  Need,
  Outcome,
  Phone,
  Reason,
  Scope,
  Warmth,
  line,
} from './values/values';

/** `true`/`false`, or the words of DOMAIN.md: `yes`/`no`. */
const Agreed = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')], {
  error: 'must be true or false',
});

const ProspectBody = z.strictObject({
  name: Name.optional(),
  phone: Phone.optional(),
  email: Email.optional(),
  agreed: Agreed.optional(),
  agreedOn: Day.optional(),
  agreedHow: line(longest.agreedHow).optional(),
});

export const PassReferralBody = z.strictObject({
  networkId: NetworkId,
  giverId: PersonId.optional(),
  receiverId: PersonId,
  passedOn: Day,
  scope: Scope,
  warmth: Warmth.nullish(),
  contactBy: ContactBy.nullish(),
  meetingId: MeetingId.nullish(),
  parentId: ReferralId.nullish(),
  need: Need.nullish(),
  prospect: ProspectBody.nullish(),
});
export type PassReferralBody = z.infer<typeof PassReferralBody>;

export const WithdrawalBody = z.strictObject({ reason: Reason.nullish() });
export type WithdrawalBody = z.infer<typeof WithdrawalBody>;

export const AgreementBody = z.strictObject({
  on: Day,
  how: line(longest.agreedHow).nullish(),
  phone: Phone.nullish(),
  email: Email.nullish(),
});
export type AgreementBody = z.infer<typeof AgreementBody>;

/** Without a day: today. */
export const AcknowledgementBody = z.strictObject({ on: Day.optional() });
export type AcknowledgementBody = z.infer<typeof AcknowledgementBody>;

const because = z.null().optional();

/** What the receiver reports; `none` takes back the report that they recorded last. */
export const OutcomeBody = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.enum(['contacted', 'won']), because, on: Day }),
  z.strictObject({ outcome: z.literal('lost'), because: LostBecause, on: Day }),
  z.strictObject({ outcome: z.literal('none'), because, on: Day.optional() }),
]);
export type OutcomeBody = z.infer<typeof OutcomeBody>;

/** How far a referral is (DOMAIN.md, "The life of a referral"). */
export const ReferralStatus = z.enum([
  'withdrawn',
  'contacted',
  'won',
  'lost',
  'lead',
  'acknowledged',
  'open',
]);
export type ReferralStatus = z.infer<typeof ReferralStatus>;

const person = z.object({ personId: PersonId, ref: z.string(), name: z.string().nullable() });

/** The events of a referral; its history shows each of them. */
export const ReferralEventType = z.enum(eventTypes.referral);
export type ReferralEventType = z.infer<typeof ReferralEventType>;

/** One referral with its events in the order of recording; only giver and receiver see the prospect. */
export const ReferralAnswer = z.object({
  referralId: ReferralId,
  networkId: NetworkId,
  giver: person,
  receiver: person,
  passedOn: Day,
  scope: Scope,
  warmth: Warmth.nullable(),
  contactBy: ContactBy.nullable(),
  agreedOn: Day.nullable(),
  /** Only for the giver, who passes it on to the prospect. */
  objectionKey: z.string().nullable(),
  counts: z.boolean(),
  withdrawn: z.boolean(),
  /** As of today. */
  status: ReferralStatus,
  /** The report of the latest day that stands; thanks that name the referral report it as won. */
  outcome: z.object({ outcome: Outcome, because: LostBecause.nullable(), on: Day }).nullable(),
  /** The giver's words; erased with the prospect. */
  withdrawalReason: z.string().nullable(),
  meetingId: MeetingId.nullable(),
  parentId: ReferralId.nullable(),
  need: z.string().nullable(),
  prospect: z
    .object({
      name: z.string().nullable(),
      /** As it is written where the network is; `tel`: as it is dialled. */
      phone: z.string().nullable(),
      tel: z.string().nullable(),
      email: z.string().nullable(),
    })
    .nullable(),
  facts: z.array(
    z.object({
      id: z.uuid(),
      type: ReferralEventType,
      on: Day,
      recordedAt: Instant,
      by: z.string().nullable(),
    }),
  ),
});
export type ReferralAnswer = z.infer<typeof ReferralAnswer>;
