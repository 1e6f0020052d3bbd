import type { PersonId } from '@relais/contracts';
import type { Known, Member } from '../../server/reads';
import { plain } from '../../ui/format';

/** A person that the network knows. @property member with role and days, where they are or were one */
export type Listed = Readonly<{ person: Known; member: Member | undefined; likes: readonly Known[] }>;

export const shows = ['members', 'former', 'visitors', 'invited', 'duplicates'] as const;
export type Show = (typeof shows)[number];

export const isShow = (value: unknown): value is Show => shows.some((show) => show === value);

const belongs: Readonly<Record<Show, (person: Known) => boolean>> = {
  members: ({ isMember }) => isMember,
  former: ({ isMember, leftOn }) => !isMember && leftOn !== null,
  visitors: ({ isMember, isInvited, leftOn }) => !isMember && !isInvited && leftOn === null,
  invited: ({ isInvited }) => isInvited,
  duplicates: ({ looksLike }) => looksLike.length > 0,
};

/** The name under which a person is listed; people who were invited by address only have none yet. */
export const nameOf = ({ name, address }: Known): string | null => name ?? address;

/** Everyone, with what is known of their membership, and the people they look like. */
export function listedOf(people: readonly Known[], members: readonly Member[]): Listed[] {
  const member = new Map(members.map((one) => [one.personId, one]));
  const known = new Map(people.map((one) => [one.personId, one]));
  return people.map((person) => ({
    person,
    member: person.isMember || person.leftOn !== null ? member.get(person.personId) : undefined,
    likes: person.looksLike.flatMap((id) => known.get(id) ?? []),
  }));
}

/** The people under each filter whose name, address, trade or company contains the words. */
export function directoryOf(listed: readonly Listed[], words: string): Readonly<Record<Show, Listed[]>> {
  const wanted = plain(words).split(' ').filter(Boolean);
  const found = listed.filter(({ person, member }) => {
    const texts = [person.name, person.address, member?.sector, member?.company];
    const text = plain(texts.filter(Boolean).join(' '));
    return wanted.every((word) => text.includes(word));
  });
  const under = (show: Show) => found.filter(({ person }) => belongs[show](person));
  return {
    members: under('members'),
    former: under('former'),
    visitors: under('visitors'),
    invited: under('invited'),
    duplicates: under('duplicates'),
  };
}

/** The first filter under which a person is listed; null for people that the network does not know. */
export function showOf(personId: PersonId, listed: readonly Listed[]): Show | null {
  const person = listed.find((one) => one.person.personId === personId)?.person;
  return (person && shows.find((show) => belongs[show](person))) ?? null;
}
