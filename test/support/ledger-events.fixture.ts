import { randomUUID } from 'node:crypto';
import { type Day, NetworkId, PersonId, ReferralId, ThanksId } from '@relais/contracts';
import { type EventOf, streamOf } from '@relais/event-sourcing';
import type { LedgerEvent, StoredLedgerEvent } from '@relais/ledger';
import {
  type ReferralEvent,
  type ReferralPassed,
  type ThanksEvent,
  type ThanksGiven,
  referral,
  thanks,
} from '@relais/referrals';
import { storedEvent } from './events';

/** An event as the specs of the ledger tell it: what happened to which referral or thanks. */
export type Told = ReferralEvent | ThanksEvent;
export type Passed = EventOf<typeof ReferralPassed>;
export type Thanked = EventOf<typeof ThanksGiven>;

const newReferralId = (): ReferralId => ReferralId.parse(randomUUID());
const newThanksId = (): ThanksId => ThanksId.parse(randomUUID());
export const newPersonId = (): PersonId => PersonId.parse(randomUUID());
export const newNetworkId = (): NetworkId => NetworkId.parse(randomUUID());

/** An outside referral whose prospect has not agreed, unless more is said: a lead. */
export const passed = (
  on: Day,
  giverId: PersonId,
  receiverId: PersonId,
  said: Partial<Passed['data']> = {},
): Passed => ({
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

export const agreed = (on: Day, { data: { referralId } }: Passed): ReferralEvent => ({
  type: 'ProspectAgreed',
  on,
  data: { referralId, details: [] },
});
export const steps = [
  'ReferralAcknowledged',
  'ProspectContacted',
  'ReferralWon',
  'OutcomeRetracted',
] as const;
export const stepped = (
  type: (typeof steps)[number],
  on: Day,
  { data: { referralId } }: Passed,
): ReferralEvent => ({ type, on, data: { referralId } });
export const lost = (on: Day, { data: { referralId } }: Passed): ReferralEvent => ({
  type: 'ReferralLost',
  on,
  data: { referralId, because: 'declined' },
});
export const withdrawn = (on: Day, { data }: Passed | Thanked): Told =>
  'thanksId' in data
    ? { type: 'ThanksWithdrawn', on, data: { thanksId: data.thanksId } }
    : { type: 'ReferralWithdrawn', on, data: { referralId: data.referralId, reasoned: false } };

export const thanked = (
  on: Day,
  thankingId: PersonId,
  thankedId: PersonId,
  amountInCents: number | null,
  referralId: ReferralId | null = null,
): Thanked => ({
  type: 'ThanksGiven',
  on,
  data: { thanksId: newThanksId(), thankingId, thankedId, referralId, amountInCents, ref: null },
});

export const streamOfTold = ({ data }: Told): string =>
  'thanksId' in data ? streamOf(thanks, data.thanksId) : streamOf(referral, data.referralId);

/** The events as the log would hold them, one after the other; the n-th is recorded at `instantOf(n)`. */
export const stored = (told: readonly Told[], networkId: NetworkId): StoredLedgerEvent[] =>
  told.map((event, n) =>
    storedEvent(event as LedgerEvent, {
      stream: streamOfTold(event),
      networkId,
      position: n + 1,
      recordedAt: instantOf(n),
    }),
  );
export const instantOf = (n: number): string => `2026-03-02T07:30:00.${String(n + 1).padStart(6, '0')}Z`;

/** The summary of a person without events. */
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
