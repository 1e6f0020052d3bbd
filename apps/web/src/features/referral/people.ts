import type { PersonId, TodayAnswer } from '@relais/contracts';
import { isRunningOn } from '@relais/contracts/rules';
import type { Ledger, Member } from '../../server/reads';
import { plain } from '../../ui/format';

export type Group = 'in-the-room' | 'given-lately' | 'everyone';
export type Pickable = Readonly<{
  id: PersonId;
  name: string;
  trade: string | null;
  group: Group;
  searchable: string;
}>;

/** Those I gave to, the last one first. */
export function givenLately(ledger: Ledger | undefined, howMany = 5): PersonId[] {
  const receivers = (ledger?.entries ?? [])
    .filter(({ kind, standing }) => standing && (kind === 'given' || kind === 'lead-given'))
    .map(({ counterpart }) => counterpart?.personId)
    .filter((id) => id !== undefined)
    .reverse();
  return [...new Set(receivers)].slice(0, howMany);
}

type Known = Readonly<{
  members: readonly Member[];
  me: PersonId;
  inTheRoom: TodayAnswer['inTheRoom'];
  lately: readonly PersonId[];
  language: string;
  today: string;
  /** Former members too: one may thank them. */
  formerToo?: boolean;
}>;

/** In the room today, then those I gave to last, then A–Z; never oneself. */
export function peopleToPick({
  members,
  me,
  inTheRoom,
  lately,
  language,
  today,
  formerToo,
}: Known): Pickable[] {
  const collator = new Intl.Collator(language);
  const room = new Set(inTheRoom);
  const rank = (id: PersonId) => lately.indexOf(id);
  const groupOf = (id: PersonId): Group =>
    room.has(id) ? 'in-the-room' : rank(id) >= 0 ? 'given-lately' : 'everyone';
  const order: Group[] = ['in-the-room', 'given-lately', 'everyone'];
  return members
    .filter((member) => member.personId !== me && (formerToo || isRunningOn(member, today)))
    .flatMap(({ personId, name, sector, company }): Pickable[] => {
      if (!name) return [];
      const searchable = plain([name, sector, company].filter(Boolean).join(' '));
      return [{ id: personId, name, trade: sector ?? company, group: groupOf(personId), searchable }];
    })
    .sort(
      (a, b) =>
        order.indexOf(a.group) - order.indexOf(b.group) ||
        (a.group === 'given-lately' ? rank(a.id) - rank(b.id) : collator.compare(a.name, b.name)),
    );
}
