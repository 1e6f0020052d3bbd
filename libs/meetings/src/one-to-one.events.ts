import type { OneToOneId, PersonId } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

export type OneToOneHeld = Event<
  'OneToOneHeld',
  { oneToOneId: OneToOneId; aId: PersonId; bId: PersonId; ref: string | null }
>;
export type OneToOneWithdrawn = Event<'OneToOneWithdrawn', { oneToOneId: OneToOneId }>;

export type OneToOneEvent = OneToOneHeld | OneToOneWithdrawn;
