import type {
  ContactBy,
  Day,
  MeetingId,
  NetworkId,
  PersonId,
  ReferralId,
  Scope,
  Warmth,
} from '@relais/contracts';
import { Command, personOf } from '@relais/event-sourcing';
import type { Detail } from './referral.events';

/** Personal: `details`. `agreed` null: not given. An imported referral may lack the prospect's name (not known, or erased). */
export class PassReferral extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  giverId: PersonId;
  receiverId: PersonId;
  passedOn: Day;
  scope: Scope;
  warmth: Warmth | null;
  contactBy: ContactBy | null;
  agreed: boolean | null;
  agreedOn: Day | null;
  meetingId: MeetingId | null;
  parentId: ReferralId | null;
  details: readonly Detail[];
  ref: string | null;
  imported: boolean;
}> {
  readonly type = 'PassReferral' as const;
}

/** Personal: `details`. */
export class RecordAgreement extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  on: Day;
  details: readonly Detail[];
}> {
  readonly type = 'RecordAgreement' as const;

  protected override get hashedData() {
    return { ...this.data, byId: personOf(this.envelope.principal) };
  }
}

/** Personal: `withdrawalReason`, if any. */
export class WithdrawReferral extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  reasoned: boolean;
}> {
  readonly type = 'WithdrawReferral' as const;

  protected override get hashedData() {
    return { ...this.data, byId: personOf(this.envelope.principal) };
  }
}

/** Erases what is known of the prospect, and the free text. */
export class EraseProspect extends Command<{ referralId: ReferralId; networkId: NetworkId }> {
  readonly type = 'EraseProspect' as const;

  /** Earlier versions hashed organisers as null. */
  protected override get hashedData() {
    const { principal } = this.envelope;
    return { ...this.data, byId: principal.role === 'organiser' ? null : personOf(principal) };
  }
}

/** The prospect objects, by the link that they were sent: what is known of them is erased. */
export class RecordObjection extends Command<{ referralId: ReferralId; networkId: NetworkId }> {
  readonly type = 'RecordObjection' as const;
}

export type ReferralCommand =
  PassReferral | RecordAgreement | WithdrawReferral | EraseProspect | RecordObjection;
