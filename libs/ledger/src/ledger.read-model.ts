import type { NetworkId, PersonId } from '@relais/contracts';
import type { Projection } from '@relais/read-models';
import type { EntityManager } from 'typeorm';
import { type Audience, audienceColumns, audiencesOf } from './audiences';
import { LedgerLineRow } from './ledger-line';
import { type CurrentLines, type LedgerFact, linesAfter, subjectOf } from './lines-of-facts';

const types = [
  'ReferralPassed',
  'ProspectAgreed',
  'ReferralWithdrawn',
  'ThanksGiven',
  'ThanksWithdrawn',
] as const satisfies readonly LedgerFact['type'][];

/** Versions of the lines of every person's ledger; and who may see what the vault keeps of a referral. */
export const ledger: Projection = {
  name: 'ledger',
  types,
  tables: ['ledger_line', 'referral_audience'],
  async handle(events, rows) {
    const facts = events as readonly LedgerFact[];
    if (facts.length === 0) return;
    const { closed, opened } = versionsAfter(await linesBefore(facts, rows), facts);
    await close(closed, rows);
    await open(opened, rows);
    await tell(audiencesOf(facts), rows);
  },
  bulk: {
    first: ['ReferralPassed', 'ThanksGiven'] satisfies readonly LedgerFact['type'][],
    rowsOf: (events) => [
      {
        table: 'ledger_line',
        columns,
        rows: versionsOf(events as readonly LedgerFact[]),
      },
      {
        table: 'referral_audience',
        columns: audienceColumns,
        rows: audiencesOf(events as readonly LedgerFact[]),
      },
    ],
  },
};

/** All versions of the lines of whole streams; of a single fact that are its lines. */
const versionsOf = (facts: readonly LedgerFact[]): LedgerLineRow[] =>
  facts.some(({ revision }) => revision > 0)
    ? versionsAfter(new Map(), facts).opened
    : facts.flatMap((fact) => linesAfter([], fact));

/** Versions that end and versions that begin by further facts; those that do both are among the latter. */
function versionsAfter(current: Map<string, CurrentLines>, facts: readonly LedgerFact[]) {
  const closed: LedgerLineRow[] = [];
  const opened = new Set<LedgerLineRow>();
  for (const fact of facts) {
    const subject = subjectOf(fact);
    const before = current.get(subject) ?? [];
    const after = linesAfter(before, fact);
    for (const line of before) {
      if (after.includes(line)) continue;
      if (opened.delete(line)) opened.add({ ...line, knownTo: fact.recordedAt });
      else closed.push({ ...line, knownTo: fact.recordedAt });
    }
    for (const line of after) if (!before.includes(line)) opened.add(line);
    current.set(subject, after);
  }
  return { closed, opened: [...opened] };
}

/** What stands of the referrals and thanks that later facts of this batch touch. */
async function linesBefore(
  facts: readonly LedgerFact[],
  rows: EntityManager,
): Promise<Map<string, CurrentLines>> {
  const touched = facts.filter(({ type }) => type !== 'ReferralPassed' && type !== 'ThanksGiven');
  if (touched.length === 0) return new Map();
  const lines = await rows.query<LedgerLineRow[]>(
    `select ${selected} from ledger_line
      where (network_id, line_id) in (select * from unnest($1::uuid[], $2::uuid[])) and known_to is null`,
    [touched.map(({ networkId }) => networkId), touched.map(subjectOf)],
  );
  return Map.groupBy(lines, ({ lineId }) => lineId);
}

async function close(lines: readonly LedgerLineRow[], rows: EntityManager): Promise<void> {
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
  ['given', 'given', 'smallint'],
  ['received', 'received', 'smallint'],
  ['lead', 'lead', 'smallint'],
  ['amountInCents', 'amount_in_cents', 'bigint'],
  ['standing', 'standing', 'boolean'],
  ['imported', 'imported', 'boolean'],
] as const satisfies readonly (readonly [keyof LedgerLineRow, string, string])[];

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Every column under its name in the code; days and instants as text, with microseconds. */
export const selected = columns
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

async function open(lines: readonly LedgerLineRow[], rows: EntityManager): Promise<void> {
  if (lines.length === 0) return;
  await rows.query(
    `insert into ledger_line (${columns.map(([, column]) => `"${column}"`).join(', ')})
     select * from unnest(${columns.map(([, , type], n) => `$${String(n + 1)}::${type}[]`).join(', ')})`,
    columns.map(([key]) => lines.map((line) => line[key])),
  );
}

async function tell(audiences: readonly Audience[], rows: EntityManager): Promise<void> {
  if (audiences.length === 0) return;
  await rows.query(
    `insert into referral_audience (${audienceColumns.map(([, column]) => column).join(', ')})
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[])`,
    audienceColumns.map(([key]) => audiences.map((audience) => audience[key])),
  );
}

/**
 * The lines of a person's ledger, or of everybody's, as of a day and as known at an instant, ordered by day and recording.
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
    `select ${selected} from ledger_line
      where network_id = $1 and ($2::uuid is null or person_id = $2)
        and ${knownAt === null ? '$4::timestamptz is null and known_to is null' : 'known_from <= $4 and (known_to is null or known_to > $4)'}
        and day <= $3 and (until_day is null or until_day > $3)
      order by ledger_line.day, ledger_line."position"`,
    [networkId, personId, asOf, knownAt],
  );
}
