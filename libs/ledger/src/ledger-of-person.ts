import {
  Day,
  Instant,
  type Language,
  type LedgerAnswer,
  type NetworkId,
  type PersonId,
} from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import { chartersIn } from '@relais/networks';
import { type PersonCard, personCards, prospectId } from '@relais/people';
import { projectionRelations, partitionOf } from '@relais/projections';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { linesAt } from './ledger.read-model';
import { statusesOf } from './lives-of-lines';
import { type ShownEntry, shownStatement } from './shown-amounts';
import { statementOf } from './statement';

export type LedgerAsked = Readonly<{
  networkId: NetworkId;
  language: Language;
  personId: PersonId;
  asOf: Day;
  /** Null: now. */
  knownAt: Instant | null;
  /** From an earlier answer; it pins `asOf` and `knownAt`. */
  cursor: string | null;
  /** Entries of one page. */
  limit: number;
}>;

/** `cut`: the instant up to which events were taken; `shown`: the one that the answer names. */
const Cursor = z.strictObject({ asOf: Day, cut: Instant, shown: Instant, after: z.int().min(0) });
type Cursor = z.infer<typeof Cursor>;

/**
 * The ledger of a person (DOMAIN.md, "Ledger: exact definition"), entries oldest first.
 * @throws Refusal `bad-cursor`
 */
export async function ledgerOfPerson(
  rows: EntityManager,
  vault: Vault,
  asked: LedgerAsked,
): Promise<LedgerAnswer> {
  const { networkId, personId, limit } = asked;
  const { asOf, cut, shown, after } = asked.cursor ? decode(asked.cursor) : await newCursor(rows, asked);
  const lines = await linesAt(rows, { networkId, personId, asOf, knownAt: cut });
  const charterOn = await chartersIn(rows, networkId);
  const { summary, counterparts, entries } = shownStatement(statementOf(lines), charterOn);
  const cards = await personCards(rows, vault, networkId, [
    ...new Set(lines.map(({ counterpartId }) => counterpartId)),
  ]);
  const collator = new Intl.Collator(asked.language);
  const page = entries.slice(after, after + limit);
  const about = await aboutReferrals(rows, vault, networkId, page);
  const statusOf = await statusesOf(rows, page, lines, { networkId, asOf, knownAt: cut });
  return {
    asOf,
    knownAt: shown,
    summary,
    counterparts: counterparts
      .map((exchanged) => ({ ...exchanged, ...who(cards, exchanged.personId) }))
      .sort(
        (a, b) => compare(b.lastExchange, a.lastExchange) || collator.compare(a.name ?? '', b.name ?? ''),
      ),
    entries: page.map((entry) => ({ ...answerOf(entry, cards), ...about(entry), status: statusOf(entry) })),
    nextCursor: after + limit < entries.length ? encode({ asOf, cut, shown, after: after + limit }) : null,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function who(cards: ReadonlyMap<PersonId, PersonCard>, personId: PersonId) {
  const { ref = personId, name = null } = cards.get(personId) ?? {};
  return { personId, ref, name };
}

type Entry = LedgerAnswer['entries'][number];
type About = Pick<Entry, 'need' | 'prospect'>;

/** The values that this reader may see of the referrals behind these lines. */
async function aboutReferrals(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  entries: readonly ShownEntry[],
): Promise<(entry: ShownEntry) => About> {
  const referralIds = new Set(entries.flatMap(({ referralId }) => referralId ?? []));
  const subjects = new Map<string, string>([...referralIds].map((id) => [id, prospectId(id)]));
  const opened = await vault.open(rows, networkId, [...subjects.values()]);
  return ({ referralId }) => {
    const { need = null, name = null } = opened.get(subjects.get(referralId ?? '') ?? '') ?? {};
    return { need, prospect: name };
  };
}

const answerOf = (
  entry: ShownEntry,
  cards: ReadonlyMap<PersonId, PersonCard>,
): Omit<Entry, keyof About | 'status'> => ({
  id: entry.lineId,
  on: entry.day,
  recordedAt: entry.recordedAt,
  kind: entry.kind,
  counterpart: who(cards, entry.counterpartId),
  referralId: entry.referralId,
  amountInCents: entry.amountInCents,
  balance: entry.balance,
  valueBalance: entry.valueBalance,
  standing: entry.standing,
});

/**
 * The events are cut at the position of this read model, so that later pages see the same events. The instant shown for "now" is
 * slightly in the past: an event that is recorded but not yet applied must not appear under it later.
 */
async function newCursor(rows: EntityManager, { networkId, asOf, knownAt }: LedgerAsked): Promise<Cursor> {
  const [stand] = await rows.query<{ cut: string; shown: string }[]>(
    `select ${utc('least($1::timestamptz, recorded_at)')} as cut,
            ${utc(`greatest(clock_timestamp() - interval '2 seconds', recorded_at)`)} as shown
       from ${projectionRelations.checkpoints} c where projection = 'ledger' and share = $2`,
    [knownAt, partitionOf(networkId)],
  );
  return { asOf, cut: stand?.cut ?? epoch, shown: knownAt ?? stand?.shown ?? epoch, after: 0 };
}

const epoch = '1970-01-01T00:00:00Z';
const utc = (instant: string) => `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(cursor: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Refusal('bad-cursor', 'This cursor is not one of ours. Begin again without it.', 'cursor');
  }
}
