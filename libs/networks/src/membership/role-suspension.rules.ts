import { type Day, type PersonId, daysBetween, suspensionDays } from '@relais/contracts';
import { type Given, ensure } from '@relais/event-sourcing';
import type { Network } from '../network';
import { type NetworkCircumstances, hasAccepted } from '../network.rules';

/** Whether the role of a person is suspended on a day: of one that lapses, until it surely has. */
export function isSuspendedOn({ suspensions }: Network, personId: PersonId, day: Day): boolean {
  const suspension = suspensions.get(personId);
  if (!suspension) return false;
  return !suspension.lapses || daysBetween(suspension.on, day) <= suspensionDays;
}

/** The organisers of a network on a day without these people; a suspended organiser does not count. */
const organisersBesides = (people: readonly PersonId[], day: Day, network: Network): PersonId[] =>
  [...network.roles].flatMap(([personId, role]) =>
    role === 'organiser' && !people.includes(personId) && !isSuspendedOn(network, personId, day)
      ? [personId]
      : [],
  );

/** Whether a role that the caller suspends lapses: no other human who has accepted the network organises it, and could confirm the role. */
export const lapses = (
  personId: PersonId,
  day: Day,
  network: Network,
  circumstances: NetworkCircumstances,
): boolean =>
  !organisersBesides([personId, ...circumstances.caller], day, network).some((other) =>
    hasAccepted(network, other, circumstances),
  );

/**
 * A network that has an organiser keeps one. An organiser who has not accepted replaces none who has.
 * @throws Refusal `last-organiser`
 */
export function ensureOrganiserWithout(
  personId: PersonId,
  { day, path }: Readonly<{ day: Day; path: string }>,
  network: Network,
  circumstances: NetworkCircumstances,
): void {
  ensure(
    network.roles.get(personId) !== 'organiser' ||
      organisersBesides([personId], day, network).some(
        (other) =>
          hasAccepted(network, other, circumstances) || !hasAccepted(network, personId, circumstances),
      ),
    'last-organiser',
    'A network keeps at least one organiser who has accepted it: appoint another one first.',
    path,
  );
}

/**
 * The human who corrected the address of a person does not say what role that person has: another organiser does, or the operator. One
 * account is one human.
 * @throws Refusal `role-suspended`
 */
export function ensureMayDecideRole(
  network: Network,
  personId: PersonId,
  { principal, today }: Given,
  { caller }: NetworkCircumstances,
): void {
  const byId = network.suspensions.get(personId)?.byId ?? null;
  ensure(
    principal.role === 'system' ||
      byId === null ||
      !caller.has(byId) ||
      !isSuspendedOn(network, personId, today),
    'role-suspended',
    'You corrected the address of this person: another organiser confirms their role.',
    'role',
  );
}
