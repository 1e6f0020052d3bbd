import { z } from 'zod';
import { MeetingKind, Purpose } from './values/values';

const AbsenceRule = z.union([
  z.strictObject({ count: z.int().min(1).max(100), months: z.int().min(1).max(60) }),
  z.strictObject({ count: z.int().min(1).max(100), inARow: z.literal(true) }),
]);

/** Without membership, everyone that the network knows is a participant. */
export const Membership = z.enum(['yes', 'none']);

/** Whether members refer business to each other: always, never, or not where they meet. */
export const BusinessTalk = z.enum(['allowed', 'not-in-meetings', 'never']);

/**
 * A network's own rules. Everything has the default of DOMAIN.md ("Charter"); `null` in the liveliness parameters (window, coreMinimum,
 * returnWithin, coreShare, regularKinds) means: computed as DOMAIN.md says.
 */
export const Charter = z.strictObject({
  purpose: Purpose.default('business'),
  membership: Membership.default('yes'),
  businessTalk: BusinessTalk.default('allowed'),
  comfortSize: z.int().min(1).max(10_000).default(30),
  exclusiveSeats: z.boolean().default(false),
  absenceRule: AbsenceRule.nullable().default(null),
  thanksAmount: z.enum(['optional', 'required', 'never']).default('optional'),
  thanksVisibility: z.enum(['both', 'sum-only']).default('both'),
  regularKinds: z.array(MeetingKind).min(1).nullable().default(null),
  window: z.int().min(1).max(520).nullable().default(null),
  coreMinimum: z.int().min(1).max(520).nullable().default(null),
  returnWithin: z.int().min(1).max(520).nullable().default(null),
  coreShare: z.number().gt(0).max(1).nullable().default(null),
});
export type Charter = z.infer<typeof Charter>;
