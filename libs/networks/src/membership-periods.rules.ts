import { ensure } from '@relais/event-sourcing';
import { type Spell, began, isOverlap } from './roster';

/** @throws Refusal `already-a-member` */
export function ensureApart(others: readonly Spell[], spell: Spell): void {
  ensure(
    !others.some((other) => isOverlap(other, spell)),
    'already-a-member',
    'The person is a member at that time already.',
    'joinedOn',
  );
}

/** @throws Refusal `left-before-joined` */
export function ensureInOrder(spell: Spell): void {
  ensure(
    spell.leftOn === null || began(spell) <= spell.leftOn,
    'left-before-joined',
    'Nobody leaves before the day of joining.',
    'leftOn',
  );
}
