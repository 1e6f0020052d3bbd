import { z } from 'zod';
import { ReferralStatus } from './referrals';
import { PersonId, ReferralId } from './values/ids';
import { Day, Instant } from './values/values';

export const EntryKind = z.enum([
  'given',
  'received',
  'lead-given',
  'lead-received',
  'thanks-credited',
  'thanks-given',
  'correction',
  'dispute',
  'withdrawal',
]);
export type EntryKind = z.infer<typeof EntryKind>;

/** Counts of referrals and sums in cents; DOMAIN.md, "Ledger: exact definition". */
export const LedgerSummary = z.object({
  given: z.int(),
  received: z.int(),
  balance: z.int(),
  leadsGiven: z.int(),
  leadsReceived: z.int(),
  broughtIn: z.int(),
  earned: z.int(),
  valueBalance: z.int(),
  peopleGivenTo: z.int(),
  peopleReceivedFrom: z.int(),
});
export type LedgerSummary = z.infer<typeof LedgerSummary>;

const who = { personId: PersonId, ref: z.string(), name: z.string().nullable() };

/**
 * `need` and `prospect` (a name): of the referral, as they are known now, for its giver and receiver. Amounts in cents; what tells of a single one is null where the charter shows the giver the sum only.
 */
export const LedgerAnswer = z.object({
  asOf: Day,
  knownAt: Instant,
  summary: LedgerSummary,
  counterparts: z.array(
    z.object({
      ...who,
      given: z.int(),
      received: z.int(),
      balance: z.int(),
      broughtIn: z.int().nullable(),
      earned: z.int(),
      lastExchange: Day,
    }),
  ),
  entries: z.array(
    z.object({
      id: z.string(),
      on: Day,
      recordedAt: Instant,
      kind: EntryKind,
      counterpart: z.object(who).nullable(),
      referralId: ReferralId.nullable(),
      need: z.string().nullable(),
      prospect: z.string().nullable(),
      /** How far the referral of this line is, as of the day and as known at the instant; null: no line of a referral. */
      status: ReferralStatus.nullable(),
      amountInCents: z.int().nullable(),
      balance: z.int(),
      valueBalance: z.int().nullable(),
      standing: z.boolean(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type LedgerAnswer = z.infer<typeof LedgerAnswer>;
