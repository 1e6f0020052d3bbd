import {
  Charter,
  type AttendanceStatus,
  type Day,
  type LeftBecause,
  type MeetingId,
  type MeetingKind,
  type MeetingStatus,
  type PersonId,
} from '@relais/contracts';
import { liveliness, type Liveliness, type NetworkEvents } from '@relais/liveliness';
import type { Membership } from '@relais/networks/rules';

const signs: Readonly<Record<string, AttendanceStatus>> = {
  p: 'present',
  l: 'late',
  v: 'visitor',
  s: 'substitute',
  r: 'represented',
  e: 'excused',
  x: 'absent',
  P: 'present',
  V: 'visitor',
};

type Period = Readonly<{ from?: Day; until?: Day; because?: LeftBecause }>;

export type ClubOptions = Readonly<{
  /** Days between meetings, or the day of each. */
  days?: number | readonly Day[];
  kinds?: Readonly<Record<number, MeetingKind>>;
  statuses?: Readonly<Record<number, MeetingStatus>>;
  /** Guests without a name, by meeting. */
  unnamed?: Readonly<Record<number, number>>;
  members?: Readonly<Record<string, Period | readonly Period[]>>;
  charter?: Partial<Charter>;
  charters?: NetworkEvents['charters'];
  /** `['ab', day]`: from a to b. */
  referrals?: readonly (readonly [string, Day])[];
}>;

export const person = (id: string): PersonId => id as PersonId;

/** The first day plus a number of days. */
export const day = (number: number): Day =>
  new Date(Date.UTC(2025, 0, 2) + number * 86_400_000).toISOString().slice(0, 10);

/** The day of m_t of a club that meets every week. */
export const week = (t: number): Day => day(7 * (t - 1));

/** A referral that was entered in Relais on its day. */
export const recordedAtOnce = (on: Day) => ({ recordedAt: `${on}T08:00:00Z`, imported: false });

/**
 * A club drawn as a grid: a row per person, a column per meeting, `.` for no line. Capital letters mean: first
 * time. A key like `a*8` stands for eight persons a1 … a8 with the same row.
 */
export function club(rows: Readonly<Record<string, string>>, options: ClubOptions = {}): NetworkEvents {
  const { days = 7, kinds = {}, statuses = {}, unnamed = {}, members = {}, referrals = [] } = options;
  const people = Object.entries(rows).flatMap(([key, row]) => {
    const [name = key, times] = key.split('*');
    return times
      ? Array.from({ length: Number(times) }, (_, index) => [`${name}${index + 1}`, row] as const)
      : [[name, row] as const];
  });
  const length = Math.max(0, ...Object.values(rows).map((row) => row.length));
  const meetings = Array.from({ length }, (_, index): NetworkEvents['meetings'][number] => ({
    meetingId: `m${index + 1}` as MeetingId,
    ref: `M${String(index + 1).padStart(4, '0')}`,
    date: typeof days === 'number' ? day(index * days) : String(days[index]),
    startTime: '07:30',
    kind: kinds[index + 1] ?? 'breakfast',
    status: statuses[index + 1] ?? 'held',
    unnamed: unnamed[index + 1] ?? 0,
    attendance: people.flatMap(([id, row]) => {
      const sign = row[index] ?? '.';
      const status = signs[sign];
      return status ? [{ personId: person(id), status, firstTime: 'PV'.includes(sign) || null }] : [];
    }),
  }));
  return {
    charters: options.charters ?? [{ from: '2020-01-01', charter: Charter.parse(options.charter ?? {}) }],
    memberships: Object.entries(members).flatMap(([id, periods]) =>
      [periods].flat().map((period: Period): Membership => ({
        personId: person(id),
        joinedOn: period.from ?? null,
        leftOn: period.until ?? null,
        because: period.until ? (period.because ?? 'left') : null,
      })),
    ),
    meetings,
    referrals: referrals.map(([[giver = '', receiver = ''], on]) => ({
      giverId: person(giver),
      receiverId: person(receiver),
      on,
      ...recordedAtOnce(on),
    })),
    logged: [],
    erased: new Set(),
  };
}

/** Liveliness as of the day of the last meeting, held or not. */
export function today(events: NetworkEvents): Liveliness {
  return liveliness(
    events,
    events.meetings
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? day(0),
  );
}

const letters = {
  new: 'n',
  returning: 'b',
  recent: 'r',
  core: 'c',
  occasional: 'o',
  substitute: 's',
} as const;

/** A person's group at each counted meeting: n new, b back (returning), r recent, c core, o occasional, s substitute. */
export function wayOf(id: string, { meetings }: Liveliness): string {
  return meetings
    .map(({ people }) => {
      const groups = (Object.keys(letters) as (keyof typeof letters)[]).filter((group) =>
        people[group].includes(person(id)),
      );
      return groups.map((group) => letters[group]).join('') || '.';
    })
    .join('');
}

export const ids = (people: readonly Readonly<{ personId: PersonId }>[]): string[] =>
  people.map(({ personId }) => personId);
