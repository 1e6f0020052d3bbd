import { z } from 'zod';
import { PersonId } from './values/ids';
import { Day, MeetingKind, Purpose } from './values/values';

const AbsenceRule = z.union([
  z.strictObject({ count: z.int().min(1).max(100), months: z.int().min(1).max(60) }),
  z.strictObject({ count: z.int().min(1).max(100), inARow: z.literal(true) }),
]);

/** Without membership, everyone that the network knows is a participant. */
export const Membership = z.enum(['yes', 'none']);

/** Whether members refer business to each other: always, never, or not where they meet. */
export const BusinessTalk = z.enum(['allowed', 'not-in-meetings', 'never']);
export type BusinessTalk = z.infer<typeof BusinessTalk>;

const howManyMeetings = z.int().min(1).max(520).nullable();
const rules = z.strictObject({
  purpose: Purpose,
  membership: Membership,
  businessTalk: BusinessTalk,
  comfortSize: z.int().min(1).max(10_000),
  exclusiveSeats: z.boolean(),
  absenceRule: AbsenceRule.nullable(),
  thanksAmount: z.enum(['optional', 'required', 'never']),
  thanksVisibility: z.enum(['both', 'sum-only']),
  regularKinds: z.array(MeetingKind).min(1).nullable(),
  window: howManyMeetings,
  coreMinimum: howManyMeetings,
  returnWithin: howManyMeetings,
  coreShare: z.number().gt(0).max(1).nullable(),
});

/**
 * A network's own rules. Everything has the default of DOMAIN.md ("Charter"); `null` in the liveliness parameters (window, coreMinimum,
 * returnWithin, coreShare, regularKinds) means: computed as DOMAIN.md says.
 */
export const Charter = z.strictObject({
  purpose: rules.shape.purpose.default('business'),
  membership: rules.shape.membership.default('yes'),
  businessTalk: rules.shape.businessTalk.default('allowed'),
  comfortSize: rules.shape.comfortSize.default(30),
  exclusiveSeats: rules.shape.exclusiveSeats.default(false),
  absenceRule: rules.shape.absenceRule.default(null),
  thanksAmount: rules.shape.thanksAmount.default('optional'),
  thanksVisibility: rules.shape.thanksVisibility.default('both'),
  regularKinds: rules.shape.regularKinds.default(null),
  window: rules.shape.window.default(null),
  coreMinimum: rules.shape.coreMinimum.default(null),
  returnWithin: rules.shape.returnWithin.default(null),
  coreShare: rules.shape.coreShare.default(null),
});
export type Charter = z.infer<typeof Charter>;

/** Rules that change; the others stay as they are on the day from which the change holds. */
export const CharterChanges = rules.partial();
export type CharterChanges = Partial<Charter>;

export const AdoptCharterBody = z.strictObject({ from: Day, charter: CharterChanges });
export type AdoptCharterBody = z.infer<typeof AdoptCharterBody>;

/**
 * The charter in force today, and since when (null: none was adopted, and the default one holds); with all versions, those of later days
 * included, by day. `by`: who adopted it; null for an import or the operator, and for readers who do not see the members.
 */
export const CharterAnswer = z.object({
  charter: Charter,
  from: Day.nullable(),
  versions: z.array(
    z.object({
      from: Day,
      charter: Charter,
      by: z.object({ personId: PersonId, name: z.string().nullable() }).nullable(),
    }),
  ),
});
export type CharterAnswer = z.infer<typeof CharterAnswer>;
