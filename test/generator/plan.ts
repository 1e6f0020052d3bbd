import { Random } from '@relais/simulation';
import { type Day, addDays } from '../oracle/days';
import type { CharterJson } from '../oracle/folder';

export const kinds = [
  'small',
  'monthly',
  'young',
  'paused',
  'runs-beside-breakfasts',
  'missing-lists',
  'members-who-come-back',
  'mass-departures',
  'no-membership',
  'own-charter',
  'ups-and-downs',
  'on-the-threshold',
] as const;
export type Kind = (typeof kinds)[number];

/** The last day of anything in a generated folder, and the last in one that has grown. */
export const lastDay: Day = '2026-09-30';
export const lastDayGrown: Day = '2026-10-31';

export type Plan = {
  kind: Kind;
  membership: 'yes' | 'none';
  members: number;
  meetings: number;
  daysBetweenMeetings: number;
  lastMeeting: Day;
  /** Shares of all meetings. */
  late: number;
  besides: number;
  twins: number;
  cancelled: number;
  withoutList: number;
  /** Chances per meeting: of a member to leave, of a former one to come back, of a visitor to be admitted. */
  leaving: number;
  comingBack: number;
  joining: number;
  /** The chance of a meeting that most members leave after it. */
  exodus: number;
  /** Visitors at a meeting on average; drawn anew now and then. */
  visitors: readonly number[];
  /** The chance that a member comes; drawn anew now and then. */
  zeal: readonly number[];
  /** Exactly that share of the members comes. */
  isExact: boolean;
  moodSwings: number;
  referrals: number;
  charter: CharterJson | null;
};

const usual = {
  membership: 'yes',
  late: 0.1,
  besides: 0.06,
  twins: 0.03,
  cancelled: 0.05,
  withoutList: 0.02,
  leaving: 0.006,
  comingBack: 0.01,
  joining: 0.05,
  exodus: 0,
  visitors: [0, 0.3, 0.8, 2],
  zeal: [0.5, 0.75, 0.92],
  isExact: false,
  moodSwings: 0.08,
} as const;

function charterOf(random: Random, kind: Kind): CharterJson | null {
  const isOwn = kind === 'own-charter';
  const may = (charter: CharterJson) => (isOwn || random.chance(0.12) ? charter : {});
  const absenceRule = random.pick([{ count: 2, inARow: true } as const, { count: 3, months: 6 }]);
  const charter: CharterJson = {
    ...(kind === 'no-membership' ? { membership: 'none' } : {}),
    ...may({ window: random.pick([3, 6, 10, 16]) }),
    ...may({ coreMinimum: random.pick([1, 2, 3, 5, 8]) }),
    ...may({ returnWithin: random.pick([1, 2, 5]) }),
    ...may({ coreShare: random.pick([0.3, 0.6, 2 / 3, 0.9, 1]) }),
    ...may({ comfortSize: random.pick([8, 12, 20]) }),
    ...may({
      regularKinds: random.pick([
        ['breakfast', 'lunch', 'evening', 'online'],
        ['breakfast', 'activity', 'evening', 'lunch', 'online', 'discovery'],
      ]),
    }),
    ...(isOwn || random.chance(0.3) ? { absenceRule } : {}),
    ...(random.chance(0.2) ? { exclusiveSeats: random.chance(0.6) } : {}),
    ...(random.chance(0.15) ? { thanksAmount: random.pick(['required', 'never'] as const) } : {}),
    ...(random.chance(0.1) ? { businessTalk: 'not-in-meetings' } : {}),
  };
  return Object.keys(charter).length === 0 && random.chance(0.5) ? null : charter;
}

function ofKind(random: Random, kind: Kind, seed: number): Partial<Plan> {
  switch (kind) {
    case 'small':
      return { members: random.integer(3, 6), visitors: [0, 0.2, 0.5] };
    case 'monthly':
      return {
        daysBetweenMeetings: random.pick([21, 28, 30]),
        meetings: random.integer(10, 30),
        visitors: [0.5, 2],
      };
    case 'young':
      return { meetings: random.integer(0, 7), leaving: 0.03 };
    case 'paused':
      return { lastMeeting: addDays(lastDay, -random.integer(80, 400)) };
    case 'runs-beside-breakfasts':
      return { besides: [0.3, 0.65, 0.5][seed % 3] ?? 0.5 };
    case 'missing-lists':
      return { withoutList: random.pick([0.15, 0.28, 0.6]) };
    case 'members-who-come-back':
      return { leaving: 0.04, comingBack: 0.12 };
    case 'mass-departures':
      return { exodus: 0.05, joining: 0.3, members: random.integer(12, 35) };
    case 'no-membership':
      return { membership: 'none', zeal: [0.3, 0.6, 0.8], visitors: [0, 0.7, 2] };
    case 'own-charter':
      return {};
    case 'on-the-threshold':
      return {
        members: seed % 2 === 0 ? random.integer(3, 9) : random.integer(14, 34),
        meetings: random.integer(8, 34),
        daysBetweenMeetings: random.pick([7, 15, 18, 20, 20, 21, 30, 45]),
        late: random.pick([0, 0, 0.4]),
        cancelled: random.pick([0, 0.2]),
        besides: 0,
        visitors: seed % 2 === 0 ? [0, 0, 0.4, 1, 4] : [0, 0.4, 0.8],
        zeal: [1 / 3, 0.5, 2 / 3, 1, 1],
        isExact: true,
        moodSwings: random.pick([0.15, 0.35]),
        leaving: 0.05,
        joining: 0.1,
        charter: random.chance(0.6)
          ? random.pick([{ window: 2, coreMinimum: 2 }, { window: 4, coreMinimum: 1 }, { coreMinimum: 3 }])
          : null,
      };
    case 'ups-and-downs':
      return { moodSwings: 0.25, visitors: [0, 0, 0.4, 3], zeal: [0.2, 0.4, 0.6, 0.95], leaving: 0.02 };
  }
}

export function planOf(seed: number, kind: Kind): Plan {
  const random = new Random(`plan ${kind} ${seed}`);
  return {
    ...usual,
    kind,
    members: random.integer(6, 38),
    meetings: random.integer(14, 60),
    daysBetweenMeetings: random.pick([7, 7, 14]),
    lastMeeting: addDays(lastDay, -random.integer(0, 20)),
    referrals: random.pick([0.3, 2, 8]),
    charter: charterOf(random, kind),
    ...ofKind(random, kind, seed),
  };
}
