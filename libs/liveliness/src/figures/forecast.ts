import type { Day, MeetingId, MeetingKind, PersonId } from '@relais/contracts';
import type { Announcements } from '@relais/meetings';
import { inOrderOfDays, isMemberOn, versionOn } from '@relais/networks/rules';
import { type Person, type Persons, personsOf } from '../persons';
import type { NetworkEvents } from './events';
import { type Gathering, gatheringOf, heldBy, regularKindsOf, roomOf } from './gatherings';
import { parametersOf, rhythmOf } from './parameters';

/** How many people will be in the room, and between which numbers. */
export type Forecast = Readonly<{ room: number; low: number; high: number }>;

/** A meeting to come. */
export type Planned = Readonly<{ meetingId: MeetingId; date: Day; kind: MeetingKind }>;

/** With fewer earlier forecasts than that, the range is what is possible: nobody or all of those who have not announced anything. */
const fewestForecasts = 5;

/**
 * How many people to expect at meetings to come (DOMAIN.md, "Forecast"). A silent member who was never there counts as 0. The range
 * held at least 8 of 10 of the forecasts for the last W meetings, as each would have been made before it from its announcements.
 * Meetings of a kind that was never held have none.
 * @param announced the announcements of the meetings to come and of those of the last months
 */
export function forecasts(
  events: Pick<NetworkEvents, 'charters' | 'memberships' | 'meetings'>,
  announced: Announcements,
  planned: readonly Planned[],
  today: Day,
): Map<MeetingId, Forecast> {
  const ahead = new Set(planned.map(({ meetingId }) => meetingId));
  const held = heldBy(events.meetings, today).filter(({ meetingId }) => !ahead.has(meetingId));
  const charters = inOrderOfDays(events.charters);
  const { charter } = versionOn(charters, today);
  const persons = personsOf(events.memberships, held, maxDay(today, planned));
  const gatherings = held
    .map((meeting) => gatheringOf(meeting, persons))
    .filter(({ attending }) => attending.size > 0);
  const regularKinds = regularKindsOf(charter, held);
  const isRegular = ({ meeting }: Gathering) => regularKinds.includes(meeting.kind);
  const counted = gatherings.filter(isRegular);
  const { window } = parametersOf(charter, regularKinds, rhythmOf(counted));
  const said = announcedBy(announced);

  const of = (history: readonly Gathering[], { meetingId, date }: Omit<Planned, 'kind'>): Expected =>
    expected(history, window, said(meetingId), {
      persons,
      date,
      isOpen: versionOn(charters, date).charter.membership === 'none',
    });
  const errors = (history: readonly Gathering[]): number[] =>
    history
      .map((gathering, n) => ({ gathering, before: history.slice(0, n) }))
      .slice(1)
      .slice(-window)
      .map(({ gathering, before }) => roomOf(gathering) - of(before, gathering.meeting).room)
      .sort((a, b) => a - b);

  const errorsByKind = new Map<
    MeetingKind | 'regular',
    { history: readonly Gathering[]; errors: number[] }
  >();
  const historyOf = (kind: MeetingKind) => {
    const key = regularKinds.includes(kind) ? 'regular' : kind;
    const known = errorsByKind.get(key);
    if (known) return known;
    const history = key === 'regular' ? counted : gatherings.filter(({ meeting }) => meeting.kind === kind);
    const made = { history, errors: errors(history) };
    errorsByKind.set(key, made);
    return made;
  };
  return new Map(
    planned.flatMap((meeting) => {
      const past = historyOf(meeting.kind);
      return past.history.length === 0
        ? []
        : [[meeting.meetingId, withRange(of(past.history, meeting), past.errors)]];
    }),
  );
}

type Expected = Readonly<{ room: number; least: number; most: number }>;
type Said = Readonly<{
  coming: ReadonlySet<PersonId>;
  answered: ReadonlySet<PersonId>;
  guests: ReadonlySet<PersonId>;
}>;
type Circumstances = Readonly<{ persons: Persons; date: Day; isOpen: boolean }>;

/** @param history the meetings before, oldest first */
function expected(
  history: readonly Gathering[],
  window: number,
  { coming, answered, guests }: Said,
  { persons, date, isOpen }: Circumstances,
): Expected {
  const last = history.slice(-window);
  const candidates = isOpen
    ? [...new Set(last.flatMap(({ attending }) => [...attending]))]
    : [...persons.values()].filter(({ periods }) => isMemberOn(periods, date));
  const silent = candidates.filter(({ personId }) => !answered.has(personId) && !guests.has(personId));
  const rates = silent.map((person) => rateOf(person, history, last));
  const meanGuests = last.length === 0 ? 0 : sum(last.map(guestsAt)) / last.length;
  const sure = coming.size + guests.size;
  const further = Math.max(0, meanGuests - guests.size);
  return {
    room: Math.round(withoutNoise(sure + sum(rates) + further)),
    least: sure,
    most: sure + silent.length + Math.ceil(further),
  };
}

/** The share of the last meetings, of those since the person was there first, at which they were. */
function rateOf(person: Person, history: readonly Gathering[], last: readonly Gathering[]): number {
  const first = history.findIndex(({ attending }) => attending.has(person));
  if (first < 0) return 0;
  const attended = last.filter(({ attending }) => attending.has(person)).length;
  return attended / Math.min(last.length, history.length - first);
}

const guestsAt = ({ visitors, substitutes, meeting }: Gathering): number =>
  visitors.size + substitutes.size + meeting.unnamed;

/** Half a person is half a person, in whatever order the shares are added up. */
const withoutNoise = (number: number): number => Math.round(number * 1e9) / 1e9;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** @param errors of earlier forecasts – how many more came than expected –, the lowest first */
function withRange({ room, least, most }: Expected, errors: readonly number[]): Forecast {
  const cut = Math.floor(errors.length / 10);
  const isKnown = errors.length >= fewestForecasts;
  const low = isKnown ? room + (errors[cut] ?? 0) : least;
  const high = isKnown ? room + (errors[errors.length - 1 - cut] ?? 0) : most;
  return { room, low: Math.max(0, Math.min(low, room)), high: Math.max(high, room) };
}

/** By meeting: who said that they come, who said anything, and the guests and substitutes. */
function announcedBy({ announcements, guests }: Announcements): (meetingId: MeetingId) => Said {
  const said = Map.groupBy(announcements, ({ meetingId }) => meetingId);
  const brought = Map.groupBy(guests, ({ meetingId }) => meetingId);
  return (meetingId) => {
    const all = said.get(meetingId) ?? [];
    const declined = new Set(all.filter(({ coming }) => coming === 'no').map(({ personId }) => personId));
    const others = new Set([
      ...(brought.get(meetingId) ?? []).map(({ guestId }) => guestId),
      ...all.flatMap(({ substituteId }) => substituteId ?? []),
    ]).difference(declined);
    return {
      coming: new Set(
        all
          .filter(({ coming, personId }) => coming === 'yes' && !others.has(personId))
          .map(({ personId }) => personId),
      ),
      answered: new Set(all.map(({ personId }) => personId)),
      guests: others,
    };
  };
}

const maxDay = (today: Day, planned: readonly Planned[]): Day =>
  planned.reduce((latest, { date }) => (date > latest ? date : latest), today);
