import { type Day, type NetworkId, dayAfter } from '@relais/contracts';
import { type Command, v5 } from '@relais/event-sourcing';
import { planAhead } from './ahead';
import { Club } from './club';
import { comeAndGo } from './comings-and-goings';
import { weekdayOf } from './days';
import { exchange } from './exchanges';
import { found } from './founding';
import { meet } from './meetings';
import { Random } from './random';

/** The plan of made-up history: the number of networks, their rough number of members, and the years up to a last day. */
export type Plan = Readonly<{ networks: number; members: number; years: number; seed: number; until: Day }>;

/** One day of one network: the commands that were given on it, in order. */
export type ClubDay = Readonly<{ day: Day; networkId: NetworkId; commands: readonly Command<object>[] }>;

const namespace = 'b5a7f0a2-6c1d-4f0e-9a51-2f4f6c0c9d11';
const week = 7;

/** The networks of a plan; ids and refs follow from seed, members, years and last day, not from how many there are. */
export const networksOf = ({ networks, members, years, seed, until }: Plan) =>
  Array.from({ length: networks }, (_, n) => {
    const ref = ['imaginary', seed, `${String(members)}x${String(years)}`, until, n + 1].join('-');
    return { networkId: v5(namespace, ref) as NetworkId, ref };
  });

/**
 * Made-up history, day by day, on each day network by network; the same for the same plan. Only the clubs are kept in memory, with
 * what is to come in their next weeks. The rates are those of `rates.ts`.
 */
export function* history(plan: Plan): Generator<ClubDay, void, undefined> {
  const length = Math.round(plan.years * 365.25);
  const days = Array.from({ length }, (_, n) => dayAfter(plan.until, n + 1 - length));
  const clubs = networksOf(plan).map(({ networkId, ref }) => {
    const random = new Random(ref);
    const club = new Club(networkId, ref, random, plan.members, days);
    return { club, begins: random.integer(0, 2 * week - 1), weekday: random.integer(2, 5) };
  });
  for (const [number, day] of days.entries()) {
    for (const { club, begins, weekday } of clubs) {
      if (number === begins) found(club, number);
      if (number >= begins && weekdayOf(day) === weekday) live(club, number);
      if (number >= begins && number === length - 1) planAhead(club, number, weekday);
      const commands = club.take(number);
      if (commands.length > 0) yield { day, networkId: club.networkId, commands };
    }
  }
}

function live(club: Club, day: number): void {
  comeAndGo(club, day);
  exchange(club, day, meet(club, day));
}
