import type { PersonId } from '@relais/contracts';
import { prospectId } from '@relais/privacy';
import type { LedgerFact } from './lines-of-facts';

/** Giver and receiver alone see what the vault keeps of their referral, the prospect and the need. */
export type Audience = Readonly<{
  subjectId: string;
  networkId: string;
  giverId: PersonId;
  receiverId: PersonId;
}>;

export const audienceColumns = [
  ['subjectId', 'subject_id', 'uuid'],
  ['networkId', 'network_id', 'uuid'],
  ['giverId', 'giver_id', 'uuid'],
  ['receiverId', 'receiver_id', 'uuid'],
] as const satisfies readonly (readonly [keyof Audience, string, string])[];

/** One of each referral that is passed. Row-level security reads them (docs/adr/0014). */
export const audiencesOf = (facts: readonly LedgerFact[]): Audience[] =>
  facts.flatMap(({ type, data, networkId }) =>
    type === 'ReferralPassed'
      ? [
          {
            subjectId: prospectId(data.referralId),
            networkId,
            giverId: data.giverId,
            receiverId: data.receiverId,
          },
        ]
      : [],
  );
