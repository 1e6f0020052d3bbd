import type { PersonId } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

/** Somebody was seen in the network for the first time. What is known of him lies in the vault. */
export type PersonRegistered = Event<'PersonRegistered', { personId: PersonId }>;
/** More became known of the person, or his name: these fields of the vault. */
export type PersonDescribed = Event<'PersonDescribed', { personId: PersonId; fields: readonly string[] }>;

/** E-mail and telephone are destroyed; the name stays. */
export type ContactErased = Event<'ContactErased', { personId: PersonId }>;
/** Everything that the vault had of the person is destroyed, and his access with it. */
export type PersonErased = Event<'PersonErased', { personId: PersonId }>;

export type PersonEvent = PersonRegistered | PersonDescribed | ContactErased | PersonErased;
