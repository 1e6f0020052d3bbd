import type { Charter, Exchange, ExchangeRows, PersonId } from '@relais/contracts';
import { isMemberOn } from '@relais/networks/rules';
import { type MayBeListed, type Person, type Persons, inOrder } from '../persons';
import { fewestForHalf, giniOf } from './distribution';
import type { CountedReferral } from './events';
import type { Moment } from './history';
import { countOf, personRows, referralRows } from './rows';
import { fractionOf } from './shares';

type Neighbours = ReadonlyMap<PersonId, ReadonlySet<PersonId>>;

/** Size of the largest weakly connected part of a graph given by its edges in both directions. */
function largestPart(neighbours: Neighbours): number {
  const left = new Set(neighbours.keys());
  let largest = 0;
  for (const start of left) {
    const part = [start];
    left.delete(start);
    for (const person of part) {
      for (const other of neighbours.get(person) ?? []) if (left.delete(other)) part.push(other);
    }
    largest = Math.max(largest, part.length);
  }
  return largest;
}

/** The people who count: the members on the window's last day; without membership, persons in A during the window. */
function peopleOf(window: readonly Moment[], last: Moment, persons: Persons, charter: Charter): Person[] {
  const people =
    charter.membership === 'none'
      ? new Set(window.flatMap(({ attending }) => [...attending]))
      : [...persons.values()].filter((person) => isMemberOn(person.periods, last.meeting.date));
  return [...people].sort(inOrder);
}

type WindowRows = Omit<ExchangeRows, 'loggedWithin7Days'>;
type ExchangeWithRows = Readonly<{ exchange: Exchange | null; rows: WindowRows }>;

const none = { part: [], whole: [] };
const noRows: WindowRows = { perAttendance: none, coverage: none, halfGivenBy: none, reciprocity: none };

/**
 * "Exchange in the window" of DOMAIN.md: counted referrals passed between the days of the window's first and
 * last meeting; shares as fractions, null where a divisor is 0; null as a whole without counted meetings.
 * `mayBeListed` keeps who left or was erased out of `neither`.
 */
export function exchangeIn(
  window: readonly Moment[],
  referrals: readonly CountedReferral[],
  persons: Persons,
  charter: Charter,
  mayBeListed: MayBeListed,
): ExchangeWithRows {
  const first = window[0];
  const last = window.at(-1);
  if (!first || !last) return { exchange: null, rows: noRows };
  const inWindow = referralRows(
    referrals.filter(({ on }) => on >= first.meeting.date && on <= last.meeting.date),
  );
  const people = peopleOf(window, last, persons, charter);

  const given = new Map<PersonId, number>(people.map(({ personId }) => [personId, 0]));
  const received = new Map(given);
  const receiversOf = new Map<PersonId, Set<PersonId>>(people.map(({ personId }) => [personId, new Set()]));
  const neighbours = new Map<PersonId, Set<PersonId>>(people.map(({ personId }) => [personId, new Set()]));
  for (const { giverId, receiverId } of inWindow) {
    const givenSoFar = given.get(giverId);
    const receivedSoFar = received.get(receiverId);
    if (givenSoFar === undefined || receivedSoFar === undefined) continue;
    given.set(giverId, givenSoFar + 1);
    received.set(receiverId, receivedSoFar + 1);
    receiversOf.get(giverId)?.add(receiverId);
    neighbours.get(giverId)?.add(receiverId);
    neighbours.get(receiverId)?.add(giverId);
  }
  const pairs = [...receiversOf].flatMap(([giverId, receivers]) =>
    [...receivers].map((receiverId) => ({ giverId, receiverId })),
  );
  const gave = (id: PersonId): boolean => given.get(id) !== 0;
  const got = (id: PersonId): boolean => received.get(id) !== 0;
  const n = people.length;
  const givenBy = ({ personId }: Person): number => given.get(personId) ?? 0;
  const halfGivenBy = fewestForHalf([...given.values()]);
  const rows: WindowRows = {
    perAttendance: {
      part: inWindow,
      whole: window.flatMap(({ rows }) => rows.attending),
    },
    coverage: {
      part: personRows(people.filter(({ personId }) => gave(personId) && got(personId))),
      whole: personRows(people),
    },
    halfGivenBy: {
      part: personRows(people.toSorted((a, b) => givenBy(b) - givenBy(a)).slice(0, halfGivenBy ?? 0)),
      whole: personRows(people),
    },
    reciprocity: {
      part: pairs.filter(({ giverId, receiverId }) => receiversOf.get(receiverId)?.has(giverId)),
      whole: pairs,
    },
  };
  const exchange = {
    referrals: rows.perAttendance.part.length,
    perAttendance: fractionOf(countOf(rows.perAttendance)),
    members: n,
    reciprocity: fractionOf(countOf(rows.reciprocity)),
    density: fractionOf({ part: pairs.length, whole: n * (n - 1) }),
    coverage: fractionOf(countOf(rows.coverage)),
    giniGiven: giniOf([...given.values()]),
    giniReceived: giniOf([...received.values()]),
    halfGivenBy,
    giantShare: fractionOf({ part: largestPart(neighbours), whole: n }),
    neither: people
      .filter((person) => !gave(person.personId) && !got(person.personId) && mayBeListed(person))
      .map(({ personId }) => personId),
  };
  return { exchange, rows };
}
