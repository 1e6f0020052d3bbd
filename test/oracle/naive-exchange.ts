import type { ReferralRow } from './folder';
import { counts } from './naive-ledger';
import { isMemberOn, type NaivePersons } from './naive-persons';

export type NaiveExchange = {
  referrals: number;
  perAttendance: number | null;
  members: number;
  reciprocity: number | null;
  density: number | null;
  coverage: number | null;
  giniGiven: number | null;
  giniReceived: number | null;
  halfGivenBy: number | null;
  giantShare: number | null;
  neither: string[];
};

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** 2Σ i·x₍ᵢ₎/(nΣx) − (n+1)/n, ascending, i from 1. */
function gini(numbers: readonly number[]): number | null {
  const n = numbers.length;
  const total = sum(numbers);
  if (n === 0 || total === 0) return null;
  const ascending = numbers.toSorted((a, b) => a - b);
  return (2 * sum(ascending.map((x, index) => (index + 1) * x))) / (n * total) - (n + 1) / n;
}

function fewestThatGaveHalf(numbers: readonly number[]): number | null {
  const total = sum(numbers);
  if (total === 0) return null;
  const descending = numbers.toSorted((a, b) => b - a);
  let people = 0;
  while (2 * sum(descending.slice(0, people)) < total) people += 1;
  return people;
}

function largestPart(people: readonly string[], referrals: readonly ReferralRow[]): number {
  let largest = 0;
  for (const person of people) {
    const part = new Set([person]);
    let sizeBefore = 0;
    while (part.size > sizeBefore) {
      sizeBefore = part.size;
      for (const { fromRef, toRef } of referrals) {
        if (part.has(fromRef)) part.add(toRef);
        if (part.has(toRef)) part.add(fromRef);
      }
    }
    largest = Math.max(largest, part.size);
  }
  return largest;
}

function peopleOf(persons: NaivePersons, indexes: readonly number[]): string[] {
  const { folder, charter, counted } = persons.situation;
  if (charter.membership === 'none') {
    return [...new Set(indexes.flatMap((t) => [...persons.meeting(t).here]))];
  }
  const lastDay = persons.meeting(counted.length).date;
  const refs = new Set(folder.members.map(({ memberRef }) => memberRef));
  return [...refs].filter((person) => isMemberOn(folder, person, lastDay));
}

/** "Exchange in the window"; null where there is no counted meeting. */
export function exchangeOf(persons: NaivePersons): NaiveExchange | null {
  const { folder, counted, window } = persons.situation;
  if (counted.length === 0) return null;
  const indexes = persons.lastIndexes(counted.length, window);
  const firstDay = persons.meeting(indexes[0] ?? 1).date;
  const lastDay = persons.meeting(counted.length).date;
  const referrals = folder.referrals.filter(
    (referral) => counts(referral) && referral.passedOn >= firstDay && referral.passedOn <= lastDay,
  );
  const people = peopleOf(persons, indexes);
  const n = people.length;
  const between = referrals.filter(
    ({ fromRef, toRef }) => people.includes(fromRef) && people.includes(toRef),
  );
  const pairs = new Map(
    between.map(({ fromRef, toRef }) => [JSON.stringify([fromRef, toRef]), { fromRef, toRef }]),
  );
  const reversed = [...pairs.values()].filter(({ fromRef, toRef }) =>
    pairs.has(JSON.stringify([toRef, fromRef])),
  );
  const given = people.map((person) => between.filter(({ fromRef }) => fromRef === person).length);
  const received = people.map((person) => between.filter(({ toRef }) => toRef === person).length);
  return {
    referrals: referrals.length,
    perAttendance: share(referrals.length, sum(indexes.map((t) => persons.meeting(t).here.size))),
    members: n,
    reciprocity: share(reversed.length, pairs.size),
    density: share(pairs.size, n * (n - 1)),
    coverage: share(people.filter((_, i) => given[i] !== 0 && received[i] !== 0).length, n),
    giniGiven: gini(given),
    giniReceived: gini(received),
    halfGivenBy: fewestThatGaveHalf(given),
    giantShare: share(largestPart(people, between), n),
    neither: people
      .filter((person, i) => given[i] === 0 && received[i] === 0 && persons.mayBeListed(person))
      .toSorted(),
  };
}
