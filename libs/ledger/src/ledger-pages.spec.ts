import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerAnswer, PersonId } from '@relais/contracts';
import { readerIn } from '../../../test/support/events';
import { openClub } from '../../../test/support/ledger-club.fixture';
import { inside, passed, thanked, withdrawn } from '../../../test/support/ledger-events.fixture';
import { standings } from './standings';

let club: Awaited<ReturnType<typeof openClub>>;
let [ada, ben, eve]: PersonId[] = [];
const days = Array.from({ length: 9 }, (_, n) => `2026-03-0${String(n + 1)}`);

beforeAll(async () => {
  club = await openClub();
  for (const name of ['Ada', 'Zoé', 'Élodie']) [ada, ben, eve] = [ben, eve, await club.welcome(name)];
  const exchanges = days.flatMap((day, n) => [
    passed(day, n % 3 === 0 ? eve! : ada!, n % 3 === 0 ? ada! : ben!, inside),
    thanked(day, ben!, ada!, 100 * n + 1),
  ]);
  await club.record(...exchanges, withdrawn('2026-03-05', exchanges[3]!));
});
afterAll(() => club.close());

async function pages(limit: number, between: () => Promise<unknown>): Promise<LedgerAnswer[]> {
  const read = [await club.ledgerOf(ada!, { limit })];
  for (let last = read[0]; last?.nextCursor; last = read.at(-1)) {
    await between();
    read.push(await club.ledgerOf(ada!, { limit, cursor: last.nextCursor, asOf: '2026-01-01' }));
  }
  return read;
}

describe('Pages of a ledger', () => {
  it('put together are the whole, with summary and counterparts on each', async () => {
    const whole = await club.ledgerOf(ada!);
    expect(whole.entries).toHaveLength(19);
    for (const limit of [1, 4, 18, 19]) {
      const read = await pages(limit, () => Promise.resolve());
      expect(read).toHaveLength(Math.ceil(19 / limit));
      expect(read.flatMap(({ entries }) => entries)).toEqual(whole.entries);
      for (const page of read) {
        const { summary, counterparts, asOf, knownAt } = page;
        expect({ summary, counterparts, asOf }).toEqual({
          summary: whole.summary,
          counterparts: whole.counterparts,
          asOf: whole.asOf,
        });
        expect(knownAt).toBe(read[0]?.knownAt);
      }
    }
  });

  it('show the events of the first page’s moment, whatever is recorded meanwhile', async () => {
    const whole = await club.ledgerOf(ada!);
    const read = await pages(5, () => club.record(passed('2026-03-01', ada!, ben!, inside)));
    expect(read.flatMap(({ entries }) => entries)).toEqual(whole.entries);
    expect(read.at(-1)?.summary).toEqual(whole.summary);
    expect((await club.ledgerOf(ada!)).summary.given).toBe(whole.summary.given + read.length - 1);
  });

  it('name an instant that shows the same again, even if an event was on its way when they were read', async () => {
    const { page, recording } = await club.database.engine.transaction(async (rows) => {
      await rows.query('lock table ledger_line in exclusive mode');
      const recorded = club.record(passed('2026-03-01', ada!, ben!, inside));
      const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await club.database.engine.query<unknown[]>(waits)).length === 0) await sleep(5);
      return { page: await club.ledgerOf(ada!), recording: [recorded] };
    });
    await Promise.all(recording);
    const again = await club.ledgerOf(ada!, { knownAt: page.knownAt });
    expect(again.entries).toEqual(page.entries);
    expect((await club.ledgerOf(ada!)).entries).toHaveLength(page.entries.length + 1);
  });

  it('end at balances that equal the summary', async () => {
    for (const person of [ada!, ben!, eve!]) {
      const { entries, summary } = await club.ledgerOf(person);
      const { balance, valueBalance } = summary;
      expect(entries.at(-1)).toMatchObject({ balance, valueBalance });
    }
  });

  it('are not turned by a forged cursor', async () => {
    const made = (cursor: unknown) => Buffer.from(JSON.stringify(cursor)).toString('base64url');
    const good = { asOf: '2026-03-01', cut: '2026-03-01T00:00:00Z', shown: '2026-03-01T00:00:00Z', after: 0 };
    expect((await club.ledgerOf(ada!, { cursor: made(good) })).entries).toEqual([]);
    for (const cursor of [
      'nonsense',
      made(null),
      made({ ...good, after: -1 }),
      made({ ...good, asOf: '1' }),
      made({ ...good, asOf: '0000-01-01' }),
      made({ ...good, cut: '7' }),
      made({ ...good, shown: 'now' }),
      made({ asOf: good.asOf }),
    ])
      await expect(club.ledgerOf(ada!, { cursor })).rejects.toMatchObject({ code: 'bad-cursor' });
  });
});

describe('Counterparts', () => {
  it('come by last exchange, newest first, then by name as the language sorts it', async () => {
    const [max, ines, ebba, leo] = [
      await club.welcome('Max'),
      await club.welcome('Inès'),
      await club.welcome('Étienne'),
      await club.welcome('Fabienne'),
    ];
    await club.record(
      passed('2026-05-01', max, leo, inside),
      passed('2026-05-01', max, ebba, inside),
      passed('2026-05-02', max, ines, inside),
    );
    const { counterparts } = await club.ledgerOf(max);
    expect(counterparts.map(({ name }) => name)).toEqual(['Inès', 'Étienne', 'Fabienne']);
  });
});

describe('Standings', () => {
  it('say of everybody what the ledgers say', async () => {
    for (const asOf of ['2026-03-04', '2026-12-31']) {
      const found = await club.database.asReader(readerIn(club.networkId), (rows) =>
        standings(rows, club.networkId, asOf),
      );
      for (const person of [ada!, ben!, eve!]) {
        const { given, received } = (await club.ledgerOf(person, { asOf })).summary;
        expect(found.get(person) ?? { given: 0, received: 0 }).toMatchObject({ given, received });
      }
    }
  });
});
