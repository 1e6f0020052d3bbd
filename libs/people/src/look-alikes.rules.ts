import {
  type PersonId,
  type PhoneRegion,
  cleanName,
  isAddress,
  normaliseAddress,
  recordedPhone,
} from '@relais/contracts';

/** The values by which people are compared; an empty value counts as missing. */
export type Features = Readonly<Partial<Record<'name' | 'email' | 'phone', string | null | undefined>>>;

/** A person with the marks by which they are found, as {@link marksOf} gives it. */
export type MarkedPerson = Readonly<{ personId: PersonId; marks: Iterable<string> }>;

/** A person who looks like another one, who is known or came earlier in the list. */
export type LookAlike<P> = Readonly<{ person: P; like: P }>;

/** With how many others of one mark a person is compared: a mailbox or telephone that a whole club shares tells no two people apart. */
const mostWithOneMark = 5;

/** Letters that Unicode does not take apart. */
const letters: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const accents = /(?=\p{Diacritic})\p{M}/gu;

/**
 * A name as names are compared: cleaned, without capitals, accents and punctuation, its words in alphabetical order, as one list writes
 * “Zanetti Chloé” and another one “Chloé Zanetti”. Empty where nothing of it can be compared.
 */
export const nameMark = (name: string): string =>
  cleanName(name)
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(accents, '')
    .replaceAll(/[œæøłđı]/g, (letter) => letters[letter] ?? letter)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

/** The marks by which a person is found. @param region where telephone numbers without a country are dialled */
export function marksOf({ name, email, phone }: Features, region: PhoneRegion): string[] {
  const number = recordedPhone(phone ?? '', region).replaceAll(/[^+\p{Nd}]/gu, '');
  const marks = {
    name: nameMark(name ?? ''),
    address: email && isAddress(email) ? normaliseAddress(email) : '',
    phone: number,
  };
  return Object.entries(marks).flatMap(([kind, mark]) => (mark ? [`${kind}:${mark}`] : []));
}

/**
 * The newcomers who have a mark in common with a known person, or with a newcomer before them; of each, those with the same name first.
 * Linear in the number of persons.
 */
export function lookAlikes<P extends MarkedPerson>(
  newcomers: readonly P[],
  known: readonly P[],
): LookAlike<P>[] {
  const byMark = new Map<string, P[]>();
  const add = (person: P) => {
    for (const mark of person.marks) {
      const others = byMark.get(mark);
      if (!others) byMark.set(mark, [person]);
      else if (others.length < mostWithOneMark) others.push(person);
    }
  };
  for (const person of known) add(person);
  return newcomers.flatMap((person) => {
    const like = new Map<PersonId, P>();
    for (const mark of person.marks)
      for (const other of byMark.get(mark) ?? [])
        if (!like.has(other.personId)) like.set(other.personId, other);
    like.delete(person.personId);
    add(person);
    return [...like.values()].map((other) => ({ person, like: other }));
  });
}

/** For each person, the others who look like them; persons without look-alikes are missing. */
export function lookAlikesAmong(people: readonly MarkedPerson[]): ReadonlyMap<PersonId, readonly PersonId[]> {
  const pairs = lookAlikes(people, []).map(({ person, like }) => [person.personId, like.personId] as const);
  const bothWays = pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
  const byPerson = Map.groupBy(bothWays, ([personId]) => personId);
  return new Map([...byPerson].map(([personId, likes]) => [personId, likes.map(([, other]) => other)]));
}
