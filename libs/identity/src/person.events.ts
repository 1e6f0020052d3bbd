import type { PersonId } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

/** Somebody was seen in the network for the first time. What is known of him lies in the vault. */
export type PersonRegistered = Event<'PersonRegistered', { personId: PersonId }>;
/** More became known of the person, or his name: these fields of the vault. */
export type PersonDescribed = Event<'PersonDescribed', { personId: PersonId; fields: readonly string[] }>;

export type PersonEvent = PersonRegistered | PersonDescribed;
