import type { PersonId } from '@relais/contracts';
import { isRunningOn } from '@relais/contracts/rules';
import type { Entry, Member } from '../../server/reads';
import { plain } from '../../ui/format';

/** The participants of today whose name, trade, company or words contain the words of a search; accents do not matter. */
export function cardsOf(members: readonly Member[], today: string, words: string): Member[] {
  const wanted = plain(words).split(' ').filter(Boolean);
  return members.filter((member) => {
    if (!member.name || !isRunningOn(member, today)) return false;
    const { name, sector, company, presentation, goodContact, needs } = member;
    const texts = [name, sector, company, presentation, goodContact, ...needs.map(({ text }) => text)];
    const text = plain(texts.filter(Boolean).join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

const exchanged = [
  'given',
  'received',
  'lead-given',
  'lead-received',
  'thanks-given',
  'thanks-credited',
] as const;
export type Exchanged = (typeof exchanged)[number] | 'one-to-one';

/** @property about who or what it is for, as giver and receiver know it */
export type Moment = Readonly<{
  key: string;
  on: string;
  kind: Exchanged;
  about: string | null;
  amountInCents: number | null;
  standing: boolean;
}>;

type OneToOne = Readonly<{
  oneToOneId: string;
  on: string;
  with: { personId: PersonId };
  withdrawn: boolean;
}>;

/** What is between a person and the reader, the latest first: lines of the reader's own ledger, and their one-to-ones. */
export function threadWith(
  personId: PersonId,
  entries: readonly Entry[],
  oneToOnes: readonly OneToOne[],
): Moment[] {
  const lines = entries.flatMap(({ id, on, kind, counterpart, prospect, need, amountInCents, standing }) => {
    const known = exchanged.find((one) => one === kind);
    if (!known || counterpart?.personId !== personId) return [];
    const about = [prospect, need].filter(Boolean).join(' · ') || null;
    return { key: id, on, kind: known, about, amountInCents, standing };
  });
  const met = oneToOnes
    .filter((one) => one.with.personId === personId)
    .map(({ oneToOneId, on, withdrawn }) => ({
      ...{ key: oneToOneId, on, kind: 'one-to-one' as const, about: null, amountInCents: null },
      standing: !withdrawn,
    }));
  return [...lines, ...met].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
