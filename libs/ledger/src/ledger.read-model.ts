import type { NetworkId, PersonId } from '@relais/contracts';
import type { BinaryWriter } from '@relais/database';
import type { BulkTable, Projection } from '@relais/projections';
import type { EntityManager } from 'typeorm';
import { LedgerLineRow } from './ledger-line';
import { addTotals, totalsFromLines, totalsOf } from './ledger-totals';
import {
  type CurrentLines,
  type LedgerEvent,
  type StoredLedgerEvent,
  linesAfter,
  subjectOf,
} from './lines-of-events';
import { isStepEvent, projectSteps, stepTypes, stepsInBulk } from './referral-steps';

const types = [
  'ReferralPassed',
  'ProspectAgreed',
  'ReferralWithdrawn',
  ...stepTypes,
  'ThanksGiven',
  'ThanksWithdrawn',
] as const satisfies readonly LedgerEvent['type'][];

const columns = [
  ['networkId', 'network_id', 'uuid'],
  ['personId', 'person_id', 'uuid'],
  ['lineId', 'line_id', 'uuid'],
  ['kind', 'kind', 'text'],
  ['knownFrom', 'known_from', 'timestamptz'],
  ['knownTo', 'known_to', 'timestamptz'],
  ['recordedAt', 'recorded_at', 'timestamptz'],
  ['position', 'position', 'bigint'],
  ['day', 'day', 'date'],
  ['untilDay', 'until_day', 'date'],
  ['counterpartId', 'counterpart_id', 'uuid'],
  ['referralId', 'referral_id', 'uuid'],
  ['subjectId', 'subject_id', 'uuid'],
  ['given', 'given', 'smallint'],
  ['received', 'received', 'smallint'],
  ['lead', 'lead', 'smallint'],
  ['amountInCents', 'amount_in_cents', 'bigint'],
  ['standing', 'standing', 'boolean'],
  ['imported', 'imported', 'boolean'],
] as const satisfies readonly (readonly [keyof LedgerLineRow, string, string])[];

/**
 * Versions of the lines of every person's ledger; those of givers tell, too, who may see what the vault keeps of a referral. The
 * totals of the current ones, so that figures of a whole network do not cost its whole history. And what receivers said of referrals.
 */
export const ledger: Projection<LedgerEvent> = {
  name: 'ledger',
  types,
  tables: ['ledger_line', 'ledger_total', 'referral_step'],
  async handle(events, rows) {
    await projectSteps(events.filter(isStepEvent), rows);
    const ofLines = events.filter((event) => !isStepEvent(event));
    if (ofLines.length === 0) return;
    const { closed, opened } = versionsAfter(await linesBefore(ofLines, rows), ofLines);
    await closeLines(closed, rows);
    await openLines(opened, rows);
    await addTotals(totalsOf(closed, opened), rows);
  },
  bulk: {
    first: ['ReferralPassed', 'ThanksGiven'],
    tables: [
      {
        table: 'ledger_line',
        columns: columns.map(([, column]) => column),
        rowsOf: versionsOf,
        write,
      } satisfies BulkTable<LedgerLineRow, LedgerEvent>,
      stepsInBulk,
    ],
    derive: totalsFromLines,
  },
};

/** All versions of the lines of whole streams; of a single event that are its lines. */
function* versionsOf(events: readonly StoredLedgerEvent[]): Generator<LedgerLineRow, void, undefined> {
  if (events.some(({ revision }) => revision > 0)) yield* versionsAfter(new Map(), events).opened;
  else for (const event of events) for (const line of linesAfter([], event)) yield line;
}

/** Versions that end and versions that begin by further events; those that do both are among the latter. */
function versionsAfter(current: Map<string, CurrentLines>, events: readonly StoredLedgerEvent[]) {
  const closed: LedgerLineRow[] = [];
  const opened = new Set<LedgerLineRow>();
  for (const event of events) {
    const subject = subjectOf(event);
    const before = current.get(subject) ?? [];
    const after = linesAfter(before, event);
    for (const line of before) {
      if (after.includes(line)) continue;
      if (opened.delete(line)) opened.add({ ...line, knownTo: event.recordedAt });
      else closed.push({ ...line, knownTo: event.recordedAt });
    }
    for (const line of after) if (!before.includes(line)) opened.add(line);
    current.set(subject, after);
  }
  return { closed, opened: [...opened] };
}

/** The current lines of the referrals and thanks that later events of this batch change. */
async function linesBefore(
  events: readonly StoredLedgerEvent[],
  rows: EntityManager,
): Promise<Map<string, CurrentLines>> {
  const touched = events.filter(({ type }) => type !== 'ReferralPassed' && type !== 'ThanksGiven');
  if (touched.length === 0) return new Map();
  const lines = await rows.query<LedgerLineRow[]>(
    `select ${selectedColumns} from ledger_line
      where (network_id, line_id) in (select * from unnest($1::uuid[], $2::uuid[])) and known_to is null`,
    [touched.map(({ networkId }) => networkId), touched.map(subjectOf)],
  );
  return Map.groupBy(lines, ({ lineId }) => lineId);
}

async function closeLines(lines: readonly LedgerLineRow[], rows: EntityManager): Promise<void> {
  if (lines.length === 0) return;
  await rows.query(
    `update ledger_line l set known_to = c.known_to
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[]) as c (network_id, person_id, line_id, kind, known_to)
      where l.network_id = c.network_id and l.person_id = c.person_id and l.line_id = c.line_id and l.kind = c.kind
        and l.known_to is null`,
    (['networkId', 'personId', 'lineId', 'kind', 'knownTo'] as const).map((key) =>
      lines.map((line) => line[key]),
    ),
  );
}

/** In the order of the columns. */
function write(line: LedgerLineRow, to: BinaryWriter): void {
  to.uuid(line.networkId);
  to.uuid(line.personId);
  to.uuid(line.lineId);
  to.text(line.kind);
  to.timestamptz(line.knownFrom);
  to.timestamptz(line.knownTo);
  to.timestamptz(line.recordedAt);
  to.bigint(line.position);
  to.date(line.day);
  to.date(line.untilDay);
  to.uuid(line.counterpartId);
  to.uuid(line.referralId);
  to.uuid(line.subjectId);
  to.smallint(line.given);
  to.smallint(line.received);
  to.smallint(line.lead);
  to.bigint(line.amountInCents);
  to.boolean(line.standing);
  to.boolean(line.imported);
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Every column under its name in the code; days and instants as text, with microseconds. */
const selectedColumns = columns
  .map(([key, column, type]) => {
    const value =
      type === 'timestamptz'
        ? instant(column)
        : type === 'date'
          ? `${column}::text`
          : type === 'bigint'
            ? `"${column}"::float8`
            : column;
    return `${value} as "${key}"`;
  })
  .join(', ');

async function openLines(lines: readonly LedgerLineRow[], rows: EntityManager): Promise<void> {
  if (lines.length === 0) return;
  await rows.query(
    `insert into ledger_line (${columns.map(([, column]) => `"${column}"`).join(', ')})
     select * from unnest(${columns.map(([, , type], n) => `$${String(n + 1)}::${type}[]`).join(', ')})`,
    columns.map(([key]) => lines.map((line) => line[key])),
  );
}

/**
 * The lines of one ledger, or of all, as of a day and as known at an instant, ordered by day and recording.
 * @param knownAt ISO instant; null: now
 */
export function linesAt(
  rows: EntityManager,
  {
    networkId,
    personId,
    asOf,
    knownAt,
  }: Readonly<{ networkId: NetworkId; personId: PersonId | null; asOf: string; knownAt: string | null }>,
): Promise<LedgerLineRow[]> {
  return rows.query<LedgerLineRow[]>(
    `select ${selectedColumns} from ledger_line
      where network_id = $1 and ($2::uuid is null or person_id = $2)
        and ${knownAt === null ? '$4::timestamptz is null and known_to is null' : 'known_from <= $4 and (known_to is null or known_to > $4)'}
        and day <= $3 and (until_day is null or until_day > $3)
      order by ledger_line.day, ledger_line."position"`,
    [networkId, personId, asOf, knownAt],
  );
}
