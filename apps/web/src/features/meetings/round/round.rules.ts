import type { MeetingAnswer, PersonId } from '@relais/contracts';
import type { Line } from '../sheet/lines.rules';

type Listed = Pick<Line, 'personId' | 'name' | 'shown'>;
type Opener = MeetingAnswer['round']['lastOpenedBy'];

/**
 * A round on this device: who speaks in which order at each table, who has spoken, and since when the present turn goes on.
 * @property turnFrom milliseconds of the clock, so that a turn goes on while the device sleeps; null: everybody has spoken
 */
export type Round = Readonly<{
  tables: readonly (readonly PersonId[])[];
  spoken: readonly PersonId[];
  secondsEach: number;
  turnFrom: number | null;
}>;

/** Members from A to Z, beginning after the one who opened last time, then substitutes, then visitors (DOMAIN.md, "Round"). */
export function proposedOrder(
  lines: readonly Listed[],
  lastOpenedBy: Opener,
  compare: (a: string, b: string) => number,
): PersonId[] {
  const byName = (a: Pick<Listed, 'name' | 'personId'>, b: Pick<Listed, 'name' | 'personId'>) =>
    compare(a.name ?? '', b.name ?? '') || (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : 0);
  const attending = (...statuses: readonly Listed['shown'][]) =>
    lines.filter(({ shown }) => statuses.includes(shown)).toSorted(byName);
  const members = attending('present', 'late');
  const after = lastOpenedBy?.name ? members.findIndex((one) => byName(one, lastOpenedBy) > 0) : 0;
  const first = Math.max(after, 0);
  return [
    ...members.slice(first),
    ...members.slice(0, first),
    ...attending('substitute'),
    ...attending('visitor'),
  ].map(({ personId }) => personId);
}

/** One after the other to each table, so that substitutes and visitors are at both. */
export const dealt = (order: readonly PersonId[], tables: number): PersonId[][] =>
  Array.from({ length: tables }, (_, table) => order.filter((_person, at) => at % tables === table));

/** The seconds of each person, in steps of 5: the larger table counts. */
export function secondsOfEach(minutes: number, people: number, tables: number): number {
  const most = Math.ceil(people / tables);
  return most === 0 ? 0 : Math.floor((minutes * 60) / most / 5) * 5;
}

/** With the people who are in the room now: who comes late joins the end of the shorter table, who has left is passed over. */
export function withRoom(round: Round, room: readonly PersonId[]): Round {
  const tables = round.tables.map((table) => table.filter((personId) => room.includes(personId)));
  const seated = new Set(tables.flat());
  for (const personId of room) {
    if (seated.has(personId)) continue;
    const shortest = tables.reduce((a, b) => (b.length < a.length ? b : a));
    shortest.push(personId);
  }
  return { ...round, tables };
}

/** Who speaks at each table; undefined: everybody there has spoken. */
export const speakersOf = ({ tables, spoken }: Round): (PersonId | undefined)[] =>
  tables.map((table) => table.find((personId) => !spoken.includes(personId)));

/** The turn ends: who spoke is ticked, and the next begin. */
export function advanced(round: Round, now: number): Round {
  const spoken = [...round.spoken, ...speakersOf(round).filter((one) => one !== undefined)];
  const next = { ...round, spoken };
  return { ...next, turnFrom: speakersOf(next).some((one) => one !== undefined) ? now : null };
}

/** A person speaks next at their table, also one who had spoken; where nobody speaks any more, they speak now. */
export function withNext(round: Round, personId: PersonId, now: number): Round {
  const speakers = speakersOf(round);
  if (speakers.includes(personId)) return round;
  const spoken = round.spoken.filter((one) => one !== personId);
  const tables = round.tables.map((table, at) => {
    if (!table.includes(personId)) return table;
    const others = table.filter((one) => one !== personId);
    const speaker = speakers[at];
    return others.toSpliced(speaker === undefined ? others.length : others.indexOf(speaker) + 1, 0, personId);
  });
  return { ...round, spoken, tables, turnFrom: round.turnFrom ?? now };
}

/** The seconds that are left of the present turn; negative: how long it has been over. */
export const secondsLeft = ({ secondsEach, turnFrom }: Round, now: number): number =>
  turnFrom === null ? 0 : secondsEach - Math.floor((now - turnFrom) / 1000);

/** What a screen reader is told of a turn, which is not every second. */
export function milestone(left: number, secondsEach: number): 'half' | 'over' | null {
  if (left <= 0) return 'over';
  return left <= secondsEach / 2 ? 'half' : null;
}

/** A round as it was kept on this device; null: none, or none that can be read. */
export function roundIn(text: string | null): Round | null {
  if (text === null) return null;
  try {
    const round = JSON.parse(text) as Partial<Round>;
    const isSound =
      Array.isArray(round.tables) && Array.isArray(round.spoken) && (round.secondsEach ?? 0) > 0;
    return isSound ? (round as Round) : null;
  } catch {
    return null;
  }
}
