import type { Day, NetworkId, ReferralId } from '@relais/contracts';
import type { BinaryWriter } from '@relais/database';
import type { BulkTable } from '@relais/projections';
import { type Step, stepsAfter } from '@relais/referrals';
import type { EntityManager } from 'typeorm';
import type { LedgerEvent, StepEvent, StoredLedgerEvent } from './lines-of-events';

/** A step of a referral's receiver, shown for instants from `knownFrom` until before `knownTo`: null, unless it was taken back. */
type StepRow = Readonly<{
  networkId: NetworkId;
  referralId: ReferralId;
  position: number;
  what: Step['what'];
  because: Step['because'];
  day: Day;
  knownFrom: string;
  knownTo: string | null;
}>;

/** A step with the position of its event, by which steps are in order. */
export type RecordedStep = Step & Readonly<{ position: number }>;

export const stepTypes = [
  'ReferralAcknowledged',
  'ProspectContacted',
  'ReferralWon',
  'ReferralLost',
  'OutcomeRetracted',
] as const satisfies readonly StepEvent['type'][];

const types: ReadonlySet<string> = new Set(stepTypes);

type StoredStepEvent = Extract<StoredLedgerEvent, StepEvent>;
export const isStepEvent = (event: StoredLedgerEvent): event is StoredStepEvent => types.has(event.type);

const columns = [
  ['networkId', 'network_id', 'uuid'],
  ['referralId', 'referral_id', 'uuid'],
  ['position', 'position', 'bigint'],
  ['what', 'what', 'text'],
  ['because', 'because', 'text'],
  ['day', 'day', 'date'],
  ['knownFrom', 'known_from', 'timestamptz'],
  ['knownTo', 'known_to', 'timestamptz'],
] as const satisfies readonly (readonly [keyof StepRow, string, string])[];

/** Writes the steps of these events, and ends those that were taken back. */
export async function projectSteps(events: readonly StoredStepEvent[], rows: EntityManager): Promise<void> {
  if (events.length === 0) return;
  const before = await stepsBefore(events, rows);
  const known = new Set(before.values().flatMap((steps) => steps));
  const changed = [...rowsAfter(before, events)].filter((row) => !known.has(row));
  await rows.query(
    `insert into referral_step (${columns.map(([, column]) => `"${column}"`).join(', ')})
     select * from unnest(${columns.map(([, , type], n) => `$${String(n + 1)}::${type}[]`).join(', ')})
     on conflict (network_id, referral_id, "position") do update set known_to = excluded.known_to`,
    columns.map(([key]) => changed.map((row) => row[key])),
  );
}

/** Only a retraction changes earlier steps. */
async function stepsBefore(
  events: readonly StoredStepEvent[],
  rows: EntityManager,
): Promise<Map<ReferralId, StepRow[]>> {
  const touched = events.filter(({ type }) => type === 'OutcomeRetracted');
  if (touched.length === 0) return new Map();
  const found = await rows.query<StepRow[]>(
    `select network_id as "networkId", referral_id as "referralId", "position"::float8 as "position", what, because, day::text as day,
            ${instant('known_from')} as "knownFrom", ${instant('known_to')} as "knownTo"
       from referral_step
      where (network_id, referral_id) in (select * from unnest($1::uuid[], $2::uuid[])) order by referral_step."position"`,
    [touched.map(({ networkId }) => networkId), touched.map(({ data }) => data.referralId)],
  );
  return Map.groupBy(found, ({ referralId }) => referralId);
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The steps after these events; one that does not change stays the same object. */
function* rowsAfter(
  before: ReadonlyMap<ReferralId, readonly StepRow[]>,
  events: readonly StoredStepEvent[],
): Generator<StepRow, void, undefined> {
  const current = new Map(before);
  for (const event of events) {
    const { referralId } = event.data;
    const rows = current.get(referralId) ?? [];
    const steps = stepsAfter(
      rows.map(({ knownTo, day, what, because }) => ({
        what,
        because,
        on: day,
        isStanding: knownTo === null,
      })),
      event,
    );
    current.set(
      referralId,
      steps.map((step, n) => rowOf(step, rows[n], event)),
    );
  }
  for (const rows of current.values()) yield* rows;
}

function rowOf(
  { what, because, on, isStanding }: Step,
  known: StepRow | undefined,
  { networkId, data, position, recordedAt }: StoredStepEvent,
): StepRow {
  if (known) return isStanding === (known.knownTo === null) ? known : { ...known, knownTo: recordedAt };
  return {
    networkId: networkId as NetworkId,
    referralId: data.referralId,
    position,
    what,
    because,
    day: on,
    knownFrom: recordedAt,
    knownTo: null,
  };
}

export const stepsInBulk: BulkTable<StepRow, LedgerEvent> = {
  table: 'referral_step',
  columns: columns.map(([, column]) => column),
  rowsOf: (events) => rowsAfter(new Map(), events.filter(isStepEvent)),
  write(row: StepRow, to: BinaryWriter) {
    to.uuid(row.networkId);
    to.uuid(row.referralId);
    to.bigint(row.position);
    to.text(row.what);
    to.text(row.because);
    to.date(row.day);
    to.timestamptz(row.knownFrom);
    to.timestamptz(row.knownTo);
  },
};

/**
 * The steps of these referrals as known at an instant, in the order of recording.
 * @param knownAt ISO instant
 */
export async function stepsAt(
  rows: EntityManager,
  networkId: NetworkId,
  referralIds: readonly ReferralId[],
  knownAt: string,
): Promise<Map<ReferralId, RecordedStep[]>> {
  if (referralIds.length === 0) return new Map();
  const found = await rows.query<(RecordedStep & { referralId: ReferralId })[]>(
    `select referral_id as "referralId", "position"::float8 as "position", what, because, day::text as "on",
            (known_to is null or known_to > $3) as "isStanding"
       from referral_step where network_id = $1 and referral_id = any($2::uuid[]) and known_from <= $3
      order by referral_step."position"`,
    [networkId, referralIds, knownAt],
  );
  return Map.groupBy(found, ({ referralId }) => referralId);
}
