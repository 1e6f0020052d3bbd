import { PersonId } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const person = z.strictObject({ personId: PersonId });

/** A person was seen in the network for the first time. What is known of them is in the vault. */
export const PersonRegistered = event('PersonRegistered', 1, person);
/** More became known of the person, or another name: these fields of the vault. */
export const PersonDescribed = event(
  'PersonDescribed',
  1,
  z.strictObject({ personId: PersonId, fields: z.array(z.string()).readonly() }),
);
/** E-mail and telephone are destroyed, by retention also what the person wrote of themselves; the name stays. */
export const ContactErased = event('ContactErased', 1, person);
/** Everything that the vault had of the person is destroyed, and their access with it. */
export const PersonErased = event('PersonErased', 1, person);

export const personEvents = [PersonRegistered, PersonDescribed, ContactErased, PersonErased] as const;
export type PersonEvent = EventOf<(typeof personEvents)[number]>;
