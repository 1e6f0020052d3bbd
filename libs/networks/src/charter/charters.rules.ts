import { Charter, type CharterChanges, type Day, MeetingKind, dayAfter } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** Under which charter a network is from a day on. */
export type CharterVersion = Readonly<{ from: Day; charter: Charter }>;

/** `from` null: no charter was ever adopted, and the default one holds. */
export type CharterInForce = Readonly<{ from: Day | null; charter: Charter }>;

const byDefault: CharterInForce = { from: null, charter: Charter.parse({}) };

/** By their day; of one day, as they were. */
export const inOrderOfDays = <Version extends CharterVersion>(versions: readonly Version[]): Version[] =>
  versions.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/**
 * The version in force on a day; the first one holds before its day too (DOMAIN.md, "Charter").
 * @param versions in the order of their days
 */
export const versionOn = (versions: readonly CharterVersion[], day: Day): CharterInForce =>
  versions.findLast(({ from }) => from <= day) ?? versions[0] ?? byDefault;

/** The charter in force on a day. @param charters in the order of their days */
export const charterOn = (
  { charters }: Readonly<{ charters: readonly CharterVersion[] }>,
  day: Day,
): Charter => versionOn(charters, day).charter;

/** How many days ahead rules are changed at most. */
const daysAhead = 366;
/** The rules that nobody changes in Relais yet. */
const fixedRules = ['membership', 'exclusiveSeats', 'absenceRule'] as const;

/**
 * The charter that holds from a day on; null: nothing changes on that day.
 * @param charters in the order of their days; a planned version of the same day is replaced, later ones stay as they are
 */
export function changedCharter(
  { charters }: Readonly<{ charters: readonly CharterVersion[] }>,
  { from, changes }: Readonly<{ from: Day; changes: CharterChanges }>,
): Charter | null {
  const before = charterOn({ charters }, from);
  const charter = withKindsInOrder({ ...before, ...changes });
  return isSame(charter, withKindsInOrder(before)) ? null : charter;
}

/**
 * Rules change from today on, or from a day within a year; days that are over keep theirs (DOMAIN.md, "Charter").
 * @throws Refusal `rules-of-the-past`, `rules-too-far-ahead`
 */
export function ensureDayOfChange(from: Day, today: Day): void {
  ensure(
    from >= today,
    'rules-of-the-past',
    'The rules of days that are over do not change: choose today or a later day.',
    'from',
  );
  ensure(
    from <= dayAfter(today, daysAhead),
    'rules-too-far-ahead',
    'Rules are changed at most a year ahead: choose an earlier day.',
    'from',
  );
}

/** @throws Refusal `rule-not-changeable` where another value is given than the one that holds */
export function ensureChangeable(changes: CharterChanges, before: Charter): void {
  for (const rule of fixedRules)
    ensure(
      changes[rule] === undefined || isSame(changes[rule], before[rule]),
      'rule-not-changeable',
      'This rule cannot be changed here yet: leave it out, or as it is.',
      `charter.${rule}`,
    );
}

/** Each regular kind once, in their usual order. */
const withKindsInOrder = (charter: Charter): Charter => ({
  ...charter,
  regularKinds:
    charter.regularKinds && MeetingKind.options.filter((kind) => charter.regularKinds?.includes(kind)),
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** @param charter in force on the day @throws Refusal `no-business-talk` */
export function ensureTalksBusiness({ businessTalk }: Pick<Charter, 'businessTalk'>): void {
  ensure(businessTalk !== 'never', 'no-business-talk', 'This network keeps business out.', 'networkId');
}
