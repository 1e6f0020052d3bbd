import type {
  ContactBy,
  Day,
  LostBecause,
  MeetingId,
  NetworkId,
  Outcome,
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

export class AcknowledgeReferral extends Command<{ referralId: ReferralId; networkId: NetworkId; on: Day }> {
  readonly type = 'AcknowledgeReferral' as const;
}

/** `because`: of a lost one, else null. */
export class ReportOutcome extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  outcome: Outcome;
  because: LostBecause | null;
  on: Day;
}> {
  readonly type = 'ReportOutcome' as const;
}

/** Takes back the report that was recorded last. */
export class RetractOutcome extends Command<{ referralId: ReferralId; networkId: NetworkId }> {
  readonly type = 'RetractOutcome' as const;
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
  | PassReferral
  | RecordAgreement
  | AcknowledgeReferral
  | ReportOutcome
  | RetractOutcome
  | WithdrawReferral
  | EraseProspect
  | RecordObjection;
