import type { PersonId } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** @throws Refusal `one-to-one-with-oneself` */
export function ensureTwo(aId: PersonId, bId: PersonId): void {
  ensure(aId !== bId, 'one-to-one-with-oneself', 'A one-to-one takes two.', 'withId');
}
