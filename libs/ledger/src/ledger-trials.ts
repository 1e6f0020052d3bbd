import { randomUUID } from 'node:crypto';
import { type Day, NetworkId, PersonId, ReferralId, ThanksId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { ReferralEvent, ReferralPassed, ThanksEvent, ThanksGiven } from '@relais/referrals';
import { newFact } from '../../../test/facts';
import type { LedgerFact } from './lines-of-facts';

/** A fact as the specs of the ledger tell it: what happened to which referral or thanks. */
export type Told = ReferralEvent | ThanksEvent;

export const newReferralId = (): ReferralId => ReferralId.parse(randomUUID());
export const newThanksId = (): ThanksId => ThanksId.parse(randomUUID());
export const newPersonId = (): PersonId => PersonId.parse(randomUUID());
export const newNetworkId = (): NetworkId => NetworkId.parse(randomUUID());

/** An outside referral whose prospect has not agreed, unless more is said: a lead. */
export const passed = (
  on: Day,
  giverId: PersonId,
  receiverId: PersonId,
  said: Partial<ReferralPassed['data']> = {},
): ReferralPassed => ({
  type: 'ReferralPassed',
  on,
  data: {
    referralId: newReferralId(),
    giverId,
    receiverId,
    scope: 'outside',
    warmth: null,
    contactBy: 'receiver',
    agreedOn: null,
    meetingId: null,
    parentId: null,
    details: ['name'],
    ref: null,
    ...said,
  },
});
export const inside = { scope: 'inside', contactBy: null } as const;

export const agreed = (on: Day, { data: { referralId } }: ReferralPassed): ReferralEvent => ({
  type: 'ProspectAgreed',
  on,
  data: { referralId, details: [] },
});
export const withdrawn = (on: Day, { data }: ReferralPassed | ThanksGiven): Told =>
  'thanksId' in data
    ? { type: 'ThanksWithdrawn', on, data: { thanksId: data.thanksId } }
    : { type: 'ReferralWithdrawn', on, data: { referralId: data.referralId, reasoned: false } };

export const thanked = (
  on: Day,
  thankingId: PersonId,
  thankedId: PersonId,
  amountInCents: number | null,
  referralId: ReferralId | null = null,
): ThanksGiven => ({
  type: 'ThanksGiven',
  on,
  data: { thanksId: newThanksId(), thankingId, thankedId, referralId, amountInCents, ref: null },
});

export const streamOfTold = ({ data }: Told): string =>
  'thanksId' in data ? `thanks-${data.thanksId}` : `referral-${data.referralId}`;

/** The facts as the log would hold them, one after the other; the n-th is recorded at `instantOf(n)`. */
export const stored = (told: readonly Told[], networkId: NetworkId): LedgerFact[] =>
  told.map(
    (fact, n) =>
      ({
        ...newFact({ ...fact, networkId }),
        stream: streamOfTold(fact),
        revision: 0,
        position: n + 1,
        recordedAt: instantOf(n),
      }) as unknown as StoredEvent as unknown as LedgerFact,
  );
export const instantOf = (n: number): string => `2026-03-02T07:30:00.${String(n + 1).padStart(6, '0')}Z`;

/** The summary of somebody without facts. */
export const zeros = {
  given: 0,
  received: 0,
  balance: 0,
  leadsGiven: 0,
  leadsReceived: 0,
  broughtIn: 0,
  earned: 0,
  valueBalance: 0,
  peopleGivenTo: 0,
  peopleReceivedFrom: 0,
};
