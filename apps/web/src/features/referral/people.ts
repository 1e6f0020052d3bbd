import type { PersonId, TodayAnswer } from '@relais/contracts';
import { isRunningOn } from '@relais/contracts/rules';
import type { Ledger, Member } from '../../server/reads';
import { plain } from '../../ui/format';

export type Group = 'in-the-room' | 'given-lately' | 'received-lately' | 'everyone';
export type Pickable = Readonly<{
  id: PersonId;
  name: string;
  trade: string | null;
  /** What they said last that they seek. */
  seeks: string | null;
  group: Group;
  searchable: string;
}>;

/** Those I gave to, or received from, the last one first. */
function lately(what: 'given' | 'received', ledger: Ledger | undefined, howMany = 5): PersonId[] {
  const people = (ledger?.entries ?? [])
    .filter(({ kind, standing }) => standing && (kind === what || kind === `lead-${what}`))
    .map(({ counterpart }) => counterpart?.personId)
    .filter((id) => id !== undefined)
    .reverse();
  return [...new Set(people)].slice(0, howMany);
}

type Known = Readonly<{
  members: readonly Member[];
  /** The same, as they were read last: what they seek may change while the order stays. */
  latest: readonly Member[];
  me: PersonId;
  inTheRoom: TodayAnswer['inTheRoom'];
  ledger: Ledger | undefined;
  language: string;
  today: string;
  /** People that one may thank, former members included; otherwise people that one may give to. */
  isForThanks?: boolean;
}>;

/** In the room today, then those I gave to last – to thank: received from –, then A–Z; never oneself. */
export function peopleToPick({
  members,
  latest,
  me,
  inTheRoom,
  ledger,
  language,
  today,
  isForThanks = false,
}: Known): Pickable[] {
  const collator = new Intl.Collator(language);
  const room = new Set(inTheRoom);
  const recent = lately(isForThanks ? 'received' : 'given', ledger);
  const ofLatest = isForThanks ? 'received-lately' : 'given-lately';
  const rank = (id: PersonId) => recent.indexOf(id);
  const sought = new Map(latest.map(({ personId, needs }) => [personId, needs]));
  const groupOf = (id: PersonId): Group =>
    room.has(id) ? 'in-the-room' : rank(id) >= 0 ? ofLatest : 'everyone';
  const order: Group[] = ['in-the-room', ofLatest, 'everyone'];
  return members
    .filter((member) => member.personId !== me && (isForThanks || isRunningOn(member, today)))
    .flatMap(({ personId, name, sector, company }): Pickable[] => {
      if (!name) return [];
      const needs = sought.get(personId) ?? [];
      const searchable = plain(
        [name, sector, company, ...needs.map(({ text }) => text)].filter(Boolean).join(' '),
      );
      const seeks = needs[0]?.text ?? null;
      return [{ id: personId, name, trade: sector ?? company, seeks, group: groupOf(personId), searchable }];
    })
    .sort(
      (a, b) =>
        order.indexOf(a.group) - order.indexOf(b.group) ||
        (a.group === ofLatest ? rank(a.id) - rank(b.id) : collator.compare(a.name, b.name)),
    );
}
