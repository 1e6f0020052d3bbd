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
import { Command } from '@relais/event-sourcing';
import type { Detail } from './referral.events';

/** Personal: `details`. `agreed` null: nobody said. An imported one may lack the prospect's name (not known, or erased). */
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

/** By the giver or the receiver, `byId` (null: an import). Personal: `details`. */
export class RecordAgreement extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  byId: PersonId | null;
  on: Day;
  details: readonly Detail[];
}> {
  readonly type = 'RecordAgreement' as const;
}

/** By the giver, `byId` (null: an import). Personal: `withdrawalReason`, if any. */
export class WithdrawReferral extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  byId: PersonId | null;
  reasoned: boolean;
}> {
  readonly type = 'WithdrawReferral' as const;
}

/** By the giver or the receiver, `byId` (null: an organiser, or a policy). What is known of the prospect and the free text goes. */
export class EraseProspect extends Command<{
  referralId: ReferralId;
  networkId: NetworkId;
  byId: PersonId | null;
}> {
  readonly type = 'EraseProspect' as const;
}

/** The prospect objects, by the link that he was sent: what is known of him goes. */
export class RecordObjection extends Command<{ referralId: ReferralId; networkId: NetworkId }> {
  readonly type = 'RecordObjection' as const;
}

export type ReferralCommand =
  PassReferral | RecordAgreement | WithdrawReferral | EraseProspect | RecordObjection;
