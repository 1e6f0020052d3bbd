import { type Day, type PersonId, daysBetween, suspensionDays } from '@relais/contracts';
import { type Envelope, ensure } from '@relais/event-sourcing';
import type { Roster } from './roster';

/** Whether the role of a person is suspended on a day: of one that lapses, until it surely has. */
export function isSuspendedOn({ suspensions }: Roster, personId: PersonId, day: Day): boolean {
  const suspension = suspensions.get(personId);
  if (!suspension) return false;
  return !suspension.lapses || daysBetween(suspension.on, day) <= suspensionDays;
}

/** Whether anybody but these organises a network on a day; a suspended organiser does not. */
export const hasOrganiserBesides = (
  people: readonly (PersonId | null)[],
  day: Day,
  roster: Roster,
): boolean =>
  [...roster.roles].some(
    ([personId, role]) =>
      role === 'organiser' && !people.includes(personId) && !isSuspendedOn(roster, personId, day),
  );

/**
 * Who corrected the address of a person does not say what role that person has: another organiser does, or the operator.
 * @throws Refusal `role-suspended`
 */
export function ensureMayDecideRole(
  roster: Roster,
  personId: PersonId,
  { asker, today }: Pick<Envelope, 'asker' | 'today'>,
): void {
  ensure(
    asker.role === 'system' ||
      roster.suspensions.get(personId)?.byId !== asker.personId ||
      !isSuspendedOn(roster, personId, today),
    'role-suspended',
    'You corrected the address of this person: another organiser confirms their role.',
    'role',
  );
}
