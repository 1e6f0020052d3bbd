import {
  type Charter,
  type Day,
  type MeetingId,
  type PersonId,
  dayAfter,
  isRunningOn,
} from '@relais/contracts';
import { isMemberOn } from '@relais/networks/rules';
import { type MayBeListed, type Person, type Persons, inOrder } from '../persons';
import { monthsAfter } from './days';
import type { CountedReferral } from './events';
import { type History, type Moment, lastMoments } from './history';

/** Named lists in addition to the core, without people who left or were erased. */
export type Lists = Readonly<{
  /** New faces of the last 4 counted meetings; `seenAgain`: in A at a later one. */
  new: readonly Readonly<{ personId: PersonId; meetingId: MeetingId; on: Day; seenAgain: boolean }>[];
  fading: readonly Readonly<{ personId: PersonId; lastSeenOn: Day | null }>[];
  /** Members for 3 months or more; null: member since an unknown day. */
  neverReceived: readonly Readonly<{ personId: PersonId; memberSince: Day | null }>[];
  firstVisits: readonly FirstVisit[];
}>;

/** A person first seen as a visitor in the last 30 days who is not a member. */
type FirstVisit = Readonly<{ personId: PersonId; meetingId: MeetingId; on: Day }>;

const followUpDays = 30;

type Listed = Readonly<{
  history: History;
  persons: Persons;
  referrals: readonly CountedReferral[];
  charter: Charter;
  asOf: Day;
  mayBeListed: MayBeListed;
}>;

function newOf(history: History, mayBeListed: MayBeListed): Lists['new'] {
  const { moments } = history;
  return lastMoments(history, moments.length, 4).flatMap(({ t, meeting, groups }) =>
    groups.new.filter(mayBeListed).map((person) => ({
      personId: person.personId,
      meetingId: meeting.meetingId,
      on: meeting.date,
      seenAgain: moments.slice(t).some(({ attending }) => attending.has(person)),
    })),
  );
}

/** Without membership, everyone known counts as a member here. */
function fadingOf(history: History, charter: Charter, asOf: Day, mayBeListed: MayBeListed): Lists['fading'] {
  const { moments, parameters } = history;
  const lately = lastMoments(history, moments.length, 3);
  const core = new Set(
    lastMoments(history, moments.length, parameters.window).flatMap((moment) => [...moment.core]),
  );
  return [...core]
    .filter((person) => charter.membership === 'none' || isMemberOn(person.periods, asOf))
    .filter((person) => !lately.some((moment) => cameOrWasRepresented(moment, person)) && mayBeListed(person))
    .sort(inOrder)
    .map((person) => ({
      personId: person.personId,
      lastSeenOn: moments.findLast(({ attending }) => attending.has(person))?.meeting.date ?? null,
    }));
}

const cameOrWasRepresented = ({ attending, substitutes, represented }: Moment, person: Person): boolean =>
  attending.has(person) || substitutes.has(person) || represented.includes(person);

function neverReceivedOf(
  persons: Persons,
  referrals: readonly CountedReferral[],
  asOf: Day,
  mayBeListed: MayBeListed,
): Lists['neverReceived'] {
  const members = new Map<PersonId, Day | null>();
  for (const person of persons.values()) {
    const period = person.periods.find((one) => isRunningOn(one, asOf));
    if (!period || !mayBeListed(person)) continue;
    if (period.joinedOn === null || monthsAfter(period.joinedOn, 3) <= asOf) {
      members.set(person.personId, period.joinedOn);
    }
  }
  for (const { receiverId, on } of referrals) if (on <= asOf) members.delete(receiverId);
  return [...members].map(([personId, memberSince]) => ({ personId, memberSince }));
}

function firstVisitsOf({ moments, firstSeen }: History, asOf: Day, mayBeListed: MayBeListed): FirstVisit[] {
  return moments
    .filter(({ meeting }) => meeting.date >= dayAfter(asOf, -followUpDays))
    .flatMap(({ t, meeting, visitors }) =>
      [...visitors]
        .filter((person) => firstSeen[person.rank]?.f === t && !isMemberOn(person.periods, asOf))
        .filter(mayBeListed)
        .sort(inOrder)
        .map(({ personId }) => ({ personId, meetingId: meeting.meetingId, on: meeting.date })),
    );
}

/** Lists of DOMAIN.md but the core itself; `mayBeListed` is false for who left or was erased. */
export function listsOf({ history, persons, referrals, charter, asOf, mayBeListed }: Listed): Lists {
  return {
    new: newOf(history, mayBeListed),
    fading: fadingOf(history, charter, asOf, mayBeListed),
    neverReceived: neverReceivedOf(persons, referrals, asOf, mayBeListed),
    firstVisits: firstVisitsOf(history, asOf, mayBeListed),
  };
}
