import type {
  Charter,
  CorrectionReason,
  Day,
  Language,
  LeftBecause,
  PersonId,
  Role,
} from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

/** The network's name lies in the vault, field `name` of the network. `decimals`: of its currency; amounts are whole minor units of it. */
export type NetworkFounded = Event<
  'NetworkFounded',
  { ref: string; timezone: string; currency: string; decimals: number; language: Language }
>;
/** Holds from its day on. */
export type CharterAdopted = Event<'CharterAdopted', { charter: Charter }>;
/** `joinedOn` null: not known, a member since always. */
export type MemberAdmitted = Event<'MemberAdmitted', { personId: PersonId; joinedOn: Day | null }>;
/** Its day is the first on which the person is no longer a member. */
export type MemberLeft = Event<'MemberLeft', { personId: PersonId; because: LeftBecause }>;
/**
 * The membership period that was recorded as beginning on `previousJoinedOn` had other days or ended for another reason; `leftOn`
 * null: the person did not leave. Its day is that of the correction.
 */
export type MembershipCorrected = Event<
  'MembershipCorrected',
  {
    personId: PersonId;
    previousJoinedOn: Day | null;
    joinedOn: Day | null;
    leftOn: Day | null;
    because: LeftBecause | null;
    reason: CorrectionReason;
  }
>;
/** The person says yes to a network that others brought them into. */
export type MembershipAccepted = Event<'MembershipAccepted', { personId: PersonId }>;
/** The person says no; a membership of that day ends with it, and a later admission asks again. */
export type MembershipDeclined = Event<'MembershipDeclined', { personId: PersonId }>;
/** `fields`: what lies in the vault under the network, corrected or further. */
export type NetworkDescribed = Event<'NetworkDescribed', { fields: readonly string[] }>;
export type RoleGranted = Event<'RoleGranted', { personId: PersonId; role: Role }>;
export type RoleRevoked = Event<'RoleRevoked', { personId: PersonId }>;
/**
 * The address of a person with a role is about to be corrected by others (`byId`: null for the operator): the role gives no rights
 * until another organiser confirms it. `lapses`: there is no other organiser, and it ends by itself `suspensionDays` later.
 */
export type RoleSuspended = Event<
  'RoleSuspended',
  { personId: PersonId; byId: PersonId | null; lapses: boolean }
>;
export type RoleConfirmed = Event<'RoleConfirmed', { personId: PersonId }>;

export type NetworkEvent =
  | NetworkFounded
  | NetworkDescribed
  | CharterAdopted
  | MemberAdmitted
  | MemberLeft
  | MembershipCorrected
  | MembershipAccepted
  | MembershipDeclined
  | RoleGranted
  | RoleRevoked
  | RoleSuspended
  | RoleConfirmed;
