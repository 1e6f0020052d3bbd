import { Charter, CorrectionReason, Day, Language, LeftBecause, PersonId, Role } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const person = z.strictObject({ personId: PersonId });

/** The network's name is in the vault, field `name` of the network. `decimals`: of its currency; amounts are whole minor units. */
export const NetworkFounded = event(
  'NetworkFounded',
  2,
  z.strictObject({
    ref: z.string(),
    timezone: z.string(),
    currency: z.string(),
    decimals: z.int(),
    language: Language,
  }),
);
/** `fields`: the values in the vault that were added or corrected. */
const NetworkDescribed = event(
  'NetworkDescribed',
  1,
  z.strictObject({ fields: z.array(z.string()).readonly() }),
);
/** Holds from its day on. */
export const CharterAdopted = event('CharterAdopted', 1, z.strictObject({ charter: Charter }));
/** `joinedOn` null: not known, a member since always. */
const MemberAdmitted = event('MemberAdmitted', 1, person.extend({ joinedOn: Day.nullable() }));
/** Its day is the first on which the person is no longer a member. */
export const MemberLeft = event('MemberLeft', 1, person.extend({ because: LeftBecause }));
/**
 * The membership period that was recorded as beginning on `previousJoinedOn` had other days or ended for another reason; `leftOn`
 * null: the person did not leave. Its day is that of the correction.
 */
export const MembershipCorrected = event(
  'MembershipCorrected',
  1,
  person.extend({
    previousJoinedOn: Day.nullable(),
    joinedOn: Day.nullable(),
    leftOn: Day.nullable(),
    because: LeftBecause.nullable(),
    reason: CorrectionReason,
  }),
);
/** The person accepts a network that others added them to. */
const MembershipAccepted = event('MembershipAccepted', 1, person);
/** The person declines; a membership of that day ends with it, and a later admission asks again. */
const MembershipDeclined = event('MembershipDeclined', 1, person);
export const RoleGranted = event('RoleGranted', 1, person.extend({ role: Role }));
const RoleRevoked = event('RoleRevoked', 1, person);
/**
 * The address of a person with a role is about to be corrected by others (`byId`: null for the operator): the role gives no rights
 * until another organiser confirms it. `lapses`: there is no other organiser, and it ends by itself `suspensionDays` later.
 */
export const RoleSuspended = event(
  'RoleSuspended',
  1,
  person.extend({ byId: PersonId.nullable(), lapses: z.boolean() }),
);
export const RoleConfirmed = event('RoleConfirmed', 1, person);

export const networkEvents = [
  NetworkFounded,
  NetworkDescribed,
  CharterAdopted,
  MemberAdmitted,
  MemberLeft,
  MembershipCorrected,
  MembershipAccepted,
  MembershipDeclined,
  RoleGranted,
  RoleRevoked,
  RoleSuspended,
  RoleConfirmed,
] as const;
export type NetworkEvent = EventOf<(typeof networkEvents)[number]>;
