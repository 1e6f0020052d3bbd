import { z } from 'zod';
import { ReferralId } from './ids';
import { Company, Day, Email, Name, Phone, Sector } from './values';

/** What became known of a person, or is corrected; the value of before is destroyed. */
export const DescribePersonBody = z
  .strictObject({
    name: Name.optional(),
    email: Email.optional(),
    phone: Phone.optional(),
    company: Company.optional(),
    sector: Sector.optional(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    error: 'must say something',
  });
export type DescribePersonBody = z.infer<typeof DescribePersonBody>;

/** By whoever was recommended: the ids in the link of his message, one for each receiver. */
export const ObjectionBody = z.strictObject({ referralIds: z.array(ReferralId).min(1).max(50) });
export type ObjectionBody = z.infer<typeof ObjectionBody>;

/** `contact`: e-mail and telephone of a person. `about`: the person, or the referral of the prospect. */
export const ErasedWhat = z.enum(['person', 'contact', 'prospect']);

/** What will be erased in a network within a week, and what was, latest first; by ids alone. */
export const ErasuresAnswer = z.object({
  planned: z.array(z.object({ what: ErasedWhat, about: z.uuid(), on: Day })),
  erased: z.array(z.object({ what: ErasedWhat, about: z.uuid(), on: Day })),
});
export type ErasuresAnswer = z.infer<typeof ErasuresAnswer>;
