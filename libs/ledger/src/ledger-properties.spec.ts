import type { Day, PersonId, ReferralId } from '@relais/contracts';
import { Database } from '@relais/database';
import { statusOf } from '@relais/referrals';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { type Told, instantOf, newNetworkId, stored } from '../../../test/support/ledger-events.fixture';
import {
  anyDay,
  anyHistory,
  circle,
  summaryByDefinition,
} from '../../../test/support/ledger-histories.fixture';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { runs } from '../../../test/support/random-runs';
import type { LedgerLineRow } from './ledger-line';
import { ledger, linesAt } from './ledger.read-model';
import { type CurrentLines, type StoredLedgerEvent, linesAfter, subjectOf } from './lines-of-events';
import { statusesOf } from './lives-of-lines';
import { standings } from './standings';
import { statementOf } from './statement';

const networkId = newNetworkId();

/** The ledger in memory: the events of these told ones, line by line, without a database. */
function statementInMemory(told: readonly Told[], person: PersonId, asOf: Day) {
  const current = new Map<string, CurrentLines>();
  for (const event of stored(told, networkId))
    current.set(subjectOf(event), linesAfter(current.get(subjectOf(event)) ?? [], event));
  return statementOf(
    [...current.values()]
      .flat()
      .filter(({ personId, day, untilDay }) => personId === person && day <= asOf && (untilDay ?? '9') > asOf)
      .sort((a, b) => (a.day === b.day ? a.position - b.position : a.day < b.day ? -1 : 1)),
  );
}

describe('The ledger of any history', () => {
  it('is what the definition says, for everybody, as of any day and known at any instant', () =>
    fc.assert(
      fc.property(anyHistory, anyDay, fc.nat(), (history, asOf, cut) => {
        const known = history.slice(0, cut % (history.length + 1));
        for (const person of circle)
          expect(statementInMemory(known, person, asOf).summary).toEqual(
            summaryByDefinition(known, person, asOf),
          );
      }),
      { numRuns: runs(300) },
    ));

  it('gives what another person receives: balances sum to zero, in referrals and in cents', () =>
    fc.assert(
      fc.property(anyHistory, anyDay, (history, asOf) => {
        const all = circle.map((person) => statementInMemory(history, person, asOf).summary);
        const sum = (of: (summary: (typeof all)[number]) => number) =>
          all.reduce((total, one) => total + of(one), 0);
        expect(sum(({ balance }) => balance)).toBe(0);
        expect(sum(({ valueBalance }) => valueBalance)).toBe(0);
        expect(sum(({ leadsGiven }) => leadsGiven)).toBe(sum(({ leadsReceived }) => leadsReceived));
      }),
      { numRuns: runs(200) },
    ));

  it('ends its running balances at the summary, and its counterparts add up to it', () =>
    fc.assert(
      fc.property(anyHistory, anyDay, (history, asOf) => {
        for (const person of circle) {
          const { summary, entries, counterparts } = statementInMemory(history, person, asOf);
          expect(entries.at(-1)?.balance ?? 0).toBe(summary.balance);
          expect(entries.at(-1)?.valueBalance ?? 0).toBe(summary.valueBalance);
          const balances = counterparts.reduce((total, { balance }) => total + balance, 0);
          expect(balances).toBe(summary.balance);
        }
      }),
      { numRuns: runs(200) },
    ));

  it('never has fewer lines on a later day or known later', () =>
    fc.assert(
      fc.property(anyHistory, anyDay, anyDay, (history, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        for (const person of circle) {
          const count = (told: readonly Told[], asOf: Day) =>
            statementInMemory(told, person, asOf).entries.length;
          expect(count(history, early)).toBeLessThanOrEqual(count(history, late));
          expect(count(history.slice(0, -1), late)).toBeLessThanOrEqual(count(history, late));
        }
      }),
      { numRuns: runs(200) },
    ));
});

/** Of a referral and of the thanks that name it, in the order of recording. */
function eventsOf(told: readonly Told[], referralId: ReferralId | null): Told[] {
  const thanks = new Set(
    told.flatMap(({ type, data }) =>
      type === 'ThanksGiven' && data.referralId === referralId ? [data.thanksId] : [],
    ),
  );
  return told.filter(({ data }) =>
    'thanksId' in data ? thanks.has(data.thanksId) : data.referralId === referralId,
  );
}

describe('The ledger’s rows', () => {
  let fresh: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await migratedDatabase();
    database = await Database.open(fresh.url, []);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  /** Projects the events in batches of these sizes, looks, and takes everything back. */
  async function projected<T>(
    events: readonly StoredLedgerEvent[],
    sizes: readonly number[],
    look: (rows: EntityManager) => Promise<T>,
  ) {
    const runner = database.engine.createQueryRunner();
    await runner.startTransaction();
    try {
      for (let [from, turn] = [0, 0]; from < events.length; turn++) {
        const size = sizes[turn % sizes.length] ?? events.length;
        await ledger.handle(events.slice(from, from + size), runner.manager);
        from += size;
      }
      return await look(runner.manager);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }
  const wholeTable = (rows: EntityManager): Promise<unknown[]> =>
    rows.query(
      'select t::text from ledger_line t union all select t::text from ledger_total t union all select t::text from referral_step t order by 1',
    );

  it('are the same whatever batches the events came in: one by one, all at once, or any', () =>
    fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
        async (history, sizes) => {
          const events = stored(history, networkId);
          const once = await projected(events, [events.length || 1], wholeTable);
          expect(await projected(events, [1], wholeTable)).toEqual(once);
          expect(await projected(events, sizes, wholeTable)).toEqual(once);
        },
      ),
      { numRuns: runs(25) },
    ));

  it('show at every instant what a replay of the events up to it shows', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyDay, fc.nat(), async (history, asOf, cut) => {
        const events = stored(history, networkId);
        const upTo = cut % (history.length + 1);
        const knownAt = upTo === 0 ? '2026-01-01T00:00:00Z' : instantOf(upTo - 1);
        const read = (at: string | null) => async (rows: EntityManager) => {
          const lines: LedgerLineRow[][] = [];
          for (const personId of circle)
            lines.push(await linesAt(rows, { networkId, personId, asOf, knownAt: at }));
          return lines;
        };
        const then = await projected(events, [3], read(knownAt));
        const replayed = await projected(events.slice(0, upTo), [100], read(null));
        expect(
          then.map(statementOf).map(({ entries, ...rest }) => ({ ...rest, entries: entries.length })),
        ).toEqual(
          replayed.map(statementOf).map(({ entries, ...rest }) => ({ ...rest, entries: entries.length })),
        );
        for (const [n, person] of circle.entries())
          expect(statementOf(then[n] ?? []).summary).toEqual(
            summaryByDefinition(history.slice(0, upTo), person, asOf),
          );
      }),
      { numRuns: runs(25) },
    ));

  it('say how far each referral is, as of any day and known at any instant', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyDay, fc.nat(), async (history, asOf, cut) => {
        const upTo = cut % (history.length + 1);
        const knownAt = upTo === 0 ? '2026-01-01T00:00:00Z' : instantOf(upTo - 1);
        const told = await projected(stored(history, networkId), [2, 5], async (rows) => {
          const statuses: (readonly [ReferralId | null, string | null])[] = [];
          for (const personId of circle) {
            const lines = await linesAt(rows, { networkId, personId, asOf, knownAt });
            const statusAt = await statusesOf(rows, lines, lines, { networkId, asOf, knownAt });
            statuses.push(...lines.map((line) => [line.referralId, statusAt(line)] as const));
          }
          return statuses.filter(([, status]) => status !== null);
        });
        const known = history.slice(0, upTo);
        for (const [referralId, status] of told)
          expect(status).toBe(statusOf(eventsOf(known, referralId), asOf).status);
        expect(told).toHaveLength(
          2 * known.filter(({ type, on }) => type === 'ReferralPassed' && on <= asOf).length,
        );
      }),
      { numRuns: runs(25) },
    ));

  it('have totals that say, as of any day, what each person’s lines say', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyDay, fc.integer({ min: 1, max: 6 }), async (history, asOf, size) => {
        const found = await projected(stored(history, networkId), [size], (rows) =>
          standings(rows, networkId, asOf),
        );
        for (const personId of circle) {
          const { given, received } = summaryByDefinition(history, personId, asOf);
          expect(found.get(personId) ?? null).toEqual(
            given + received === 0 ? null : { personId, given, received },
          );
        }
      }),
      { numRuns: runs(25) },
    ));
});
