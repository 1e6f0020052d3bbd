import type {
  Charter,
  CharterChanges,
  CorrectionReason,
  Day,
  Language,
  LeftBecause,
  NetworkId,
  PersonId,
  Role,
} from '@relais/contracts';
import { Command, personOf } from '@relais/event-sourcing';

/** Personal: `name`, and the fields of {@link DescribeNetwork} that are known already. */
export class FoundNetwork extends Command<{
  networkId: NetworkId;
  ref: string;
  timezone: string;
  currency: string;
  language: Language;
  foundedOn: Day;
  charter: Charter;
}> {
  readonly type = 'FoundNetwork' as const;
}

/** Personal: the fields that became known: `controller`, `controllerContact`, `processor`, `values`, `price`. */
export class DescribeNetwork extends Command<{ networkId: NetworkId; fields: readonly string[] }> {
  readonly type = 'DescribeNetwork' as const;
}

/** Rules that change from a day on. */
export class AdoptCharter extends Command<{ networkId: NetworkId; from: Day; changes: CharterChanges }> {
  readonly type = 'AdoptCharter' as const;
}

/** One membership period; with `leftOn`, one that is over already. */
export class AdmitMember extends Command<{
  networkId: NetworkId;
  personId: PersonId;
  joinedOn: Day | null;
  leftOn: Day | null;
  because: LeftBecause;
}> {
  readonly type = 'AdmitMember' as const;
}

/** Ends the membership period that began on `joinedOn` (null: not known); without it the open one, or the latest. */
export class EndMembership extends Command<{
  networkId: NetworkId;
  personId: PersonId;
  joinedOn?: Day | null;
  leftOn: Day;
  because: LeftBecause;
}> {
  readonly type = 'EndMembership' as const;
}

/**
 * Corrects the membership period that is recorded as beginning on `previousJoinedOn`; `leftOn` null: the person did not leave.
 * `because` null: the reason of leaving stays, where there was one.
 */
export class CorrectMembership extends Command<{
  networkId: NetworkId;
  personId: PersonId;
  previousJoinedOn: Day | null;
  joinedOn: Day | null;
  leftOn: Day | null;
  because: LeftBecause | null;
  reason: CorrectionReason;
}> {
  readonly type = 'CorrectMembership' as const;
}

/** The role that a person holds already: confirms it, where it is suspended. */
export class GrantRole extends Command<{ networkId: NetworkId; personId: PersonId; role: Role }> {
  readonly type = 'GrantRole' as const;
}

/** The person's own answer to a network that others added them to; declining ends a membership of today. */
export class AnswerMembership extends Command<{
  networkId: NetworkId;
  personId: PersonId;
  accepted: boolean;
}> {
  readonly type = 'AnswerMembership' as const;
}

/** Suspends the role of a person whose address others are about to correct. */
export class SuspendRole extends Command<{ networkId: NetworkId; personId: PersonId }> {
  readonly type = 'SuspendRole' as const;

  protected override get hashedData() {
    return { ...this.data, byId: personOf(this.envelope.principal) };
  }
}

export type NetworkCommand =
  | FoundNetwork
  | DescribeNetwork
  | AdoptCharter
  | AdmitMember
  | EndMembership
  | CorrectMembership
  | GrantRole
  | SuspendRole
  | AnswerMembership;
