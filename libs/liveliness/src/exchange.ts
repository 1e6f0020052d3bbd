import type { Charter, Exchange, PersonId } from '@relais/contracts';
import type { CountedReferral } from './facts';
import type { Moment } from './history';
import { fewestForHalf, giniOf } from './distribution';
import { inOrder, isMemberOn, type MayBeListed, type Person, type Register } from './register';

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

/** Who is counted: the members on the window's last day; without membership, persons in A during the window. */
function peopleOf(window: readonly Moment[], last: Moment, register: Register, charter: Charter): Person[] {
  const people =
    charter.membership === 'none'
      ? new Set(window.flatMap(({ attending }) => [...attending]))
      : [...register.values()].filter((person) => isMemberOn(person, last.meeting.date));
  return [...people].sort(inOrder);
}

/**
 * "Exchange in the window" of DOMAIN.md: counted referrals passed between the days of the window's first and
 * last meeting; shares as fractions, null where a divisor is 0; null as a whole without counted meetings.
 * `mayBeListed` keeps who left or was erased out of `neither`.
 */
export function exchangeIn(
  window: readonly Moment[],
  referrals: readonly CountedReferral[],
  register: Register,
  charter: Charter,
  mayBeListed: MayBeListed,
): Exchange | null {
  const first = window[0];
  const last = window.at(-1);
  if (!first || !last) return null;
  const inWindow = referrals.filter(({ on }) => on >= first.meeting.date && on <= last.meeting.date);
  const attendances = window.reduce((sum, { attending }) => sum + attending.size, 0);
  const people = peopleOf(window, last, register, charter);

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
  const pairs = [...receiversOf].flatMap(([from, receivers]) => [...receivers].map((to) => ({ from, to })));
  const mutual = pairs.filter(({ from, to }) => receiversOf.get(to)?.has(from)).length;
  const gave = (id: PersonId): boolean => given.get(id) !== 0;
  const got = (id: PersonId): boolean => received.get(id) !== 0;
  const n = people.length;
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    referrals: inWindow.length,
    perAttendance: share(inWindow.length, attendances),
    members: n,
    reciprocity: share(mutual, pairs.length),
    density: share(pairs.length, n * (n - 1)),
    coverage: share(people.filter(({ personId }) => gave(personId) && got(personId)).length, n),
    giniGiven: giniOf([...given.values()]),
    giniReceived: giniOf([...received.values()]),
    halfGivenBy: fewestForHalf([...given.values()]),
    giantShare: share(largestPart(neighbours), n),
    neither: people
      .filter((person) => !gave(person.personId) && !got(person.personId) && mayBeListed(person))
      .map(({ personId }) => personId),
  };
}
