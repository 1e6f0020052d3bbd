import { randomBytes, randomUUID } from 'node:crypto';
import { SignIn } from '@relais/access';
import type { MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import { rows as entities } from '@relais/installation';
import { ledgerNews, ledgerOfPerson, receivedLately, standings } from '@relais/ledger';
import { forecastsIn, isPausedFor, networkEvents } from '@relais/liveliness';
import {
  AttendanceRow,
  agendaAndRound,
  announcementsIn,
  destroyOldNeeds,
  guestsBroughtBy,
  lastMeetingOf,
  lastSeen,
  needsOf,
  needsOn,
  scheduledMeetings,
  timeSpent,
} from '@relais/meetings';
import { personCards } from '@relais/people';
import { dueUntil, planErasures } from '@relais/retention';
import { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { type TestDatabase, migratedDatabase } from './support/postgres';
import { nameEveryone, tenYearNetwork } from './support/ten-year-network';

type Node = Readonly<{ Plans?: Node[] } & Record<string, unknown>>;
type Explained = { 'QUERY PLAN': { Plan: Node }[] }[];

const small = '00000000-0000-4000-8000-0000000000a1' as NetworkId;
const large = '00000000-0000-4000-8000-0000000000b1';
const today = '2026-06-01';
/** Of the small network. */
const lastMeeting = '2019-11-01';
const lately = { since: '2026-05-25T00:00:00.000Z', until: '2026-06-01T00:00:00.000Z' };
const vault = new Vault(randomBytes(32));

let fresh: TestDatabase;
let database: Database;
const run = (statement: string, values: unknown[] = []) =>
  database.engine.query<unknown[]>(statement, values);

const sizeOf = async (...networkIds: string[]): Promise<number> => {
  const tables = [
    'known_person',
    'membership',
    'meeting',
    'attendance',
    'need',
    'vault_key',
    'vault_value',
    'ledger_line',
    'ledger_total',
  ];
  const counts = tables.map((table) => `(select count(*) from ${table} where network_id = any ($1))`);
  const [size] = await run(`select (${counts.join(' + ')})::int as rows`, [networkIds]);
  return (size as { rows: number }).rows;
};

beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, entities);
  await tenYearNetwork(run, small, { people: 200, meetings: 200, referrals: 2000 });
  await nameEveryone(run, vault, small);
  await tenYearNetwork(run, large, { people: 1000, meetings: 400, referrals: 20_000 });
  await run(`insert into planned_erasure (network_id, what, about, erase_on)
    select network_id, 'prospect', line_id, '${today}' from ledger_line where kind = 'given'`);
  await run(`insert into checkpoint (projection, share, "position", recorded_at, log)
    select 'ledger', share, 1, '${today}', 'postgresql' from generate_series(0, 7) share`);
  await run('analyze');
}, 120_000);
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

/** Rows that the steps of a plan handed on or threw away. */
function rowsOf(node: Node): number {
  const number = (key: string) => Number(node[key] ?? 0);
  const handled = [
    'Actual Rows',
    'Rows Removed by Filter',
    'Rows Removed by Join Filter',
    'Rows Removed by Index Recheck',
  ];
  const own = handled.reduce((sum, key) => sum + number(key), 0) * number('Actual Loops');
  return (node.Plans ?? []).reduce((sum, plan) => sum + rowsOf(plan), own);
}

/** How many rows PostgreSQL handles for every statement that is sent meanwhile. */
async function rowsHandled(
  rows: EntityManager,
  work: (rows: EntityManager) => Promise<unknown>,
): Promise<number> {
  const runner = rows.queryRunner;
  if (!runner) throw new Error('Statements are watched in a transaction.');
  const query = runner.query.bind(runner) as (
    sql: string,
    values?: unknown[],
    structured?: boolean,
  ) => Promise<unknown>;
  let handled = 0;
  Object.assign(runner, {
    query: async (sql: string, values?: unknown[], structured?: boolean) => {
      const [explained] = (await query(
        `explain (analyze, timing off, format json) ${sql}`,
        values,
      )) as Explained;
      handled += (explained?.['QUERY PLAN'] ?? []).reduce((sum, { Plan }) => sum + rowsOf(Plan), 0);
      return query(sql, values, structured);
    },
  });
  await work(rows).finally(() => Object.assign(runner, { query }));
  return handled;
}

describe('The rows that PostgreSQL handles', () => {
  const someone = async (): Promise<PersonId> => {
    const [found] = await run(`select md5($1::text || 'person' || 1)::uuid as id`, [small]);
    return (found as { id: PersonId }).id;
  };
  const asReader = async (work: (rows: EntityManager, me: PersonId) => Promise<unknown>) => {
    const me = await someone();
    return database.asReader({ networkIds: [small], personIds: [me] }, (rows) =>
      rowsHandled(rows, (watched) => work(watched, me)),
    );
  };
  const asked = {
    networkId: small,
    language: 'fr',
    asOf: today,
    knownAt: null,
    cursor: null,
    limit: 1000,
  } as const;

  it.each<[string, (rows: EntityManager, me: PersonId) => Promise<unknown>]>([
    ['the names of a network', (rows) => personCards(rows, vault, small)],
    ['its liveliness', (rows) => networkEvents(rows, small, today)],
    ['when its people were last seen', (rows) => lastSeen(rows, small)],
  ])('for %s are in proportion to that network, however large others are', async (_, work) => {
    expect(await asReader(work)).toBeLessThan(2 * (await sizeOf(small)));
  });

  it.each<[string, (rows: EntityManager, me: PersonId) => Promise<unknown>]>([
    ['the ledger', (rows, me) => ledgerOfPerson(rows, vault, { ...asked, personId: me })],
    ['the attendance', (rows, me) => rows.find(AttendanceRow, { where: { networkId: small, personId: me } })],
    [
      'what was received lately',
      (rows, me) => receivedLately(rows, { networkId: small, personId: me, today }),
    ],
    ['the guests that were brought', (rows, me) => guestsBroughtBy(rows, small, me)],
    ['the latest meeting', (rows, me) => lastMeetingOf(rows, small, me)],
    ['the news', (rows, me) => ledgerNews(rows, { networkId: small, personId: me, today, ...lately })],
    ['the time spent', (rows, me) => timeSpent(rows, small, me, today)],
  ])('for %s of a person are in proportion to what is theirs', async (_, work) => {
    expect(await asReader(work)).toBeLessThan((await sizeOf(small)) / 5);
  });

  it.each<[string, (rows: EntityManager, meetingId: MeetingId) => Promise<unknown>]>([
    [
      'the announcements',
      (rows, one) => announcementsIn(rows, { networkId: small, today: lastMeeting, meetingIds: [one] }),
    ],
    [
      'the agenda',
      (rows, meetingId) =>
        agendaAndRound(rows, vault, small, {
          ...{ meetingId, kind: 'breakfast', date: lastMeeting, startTime: '07:30' },
        }),
    ],
    ['what is sought on the day', (rows) => needsOn(rows, vault, small, lastMeeting)],
  ])('for %s of a meeting are in proportion to it, not to those before', async (_, work) => {
    const [{ id }] = (await run('select meeting_id as id from meeting where network_id = $1 and date = $2', [
      ...[small, lastMeeting],
    ])) as [{ id: MeetingId }];
    expect(await asReader((rows) => work(rows, id))).toBeLessThan(200);
  });

  it('for what a person sought are theirs', async () => {
    expect(await asReader((rows, me) => needsOf(rows, vault, small, me))).toBeLessThan(100);
  });

  const ofEngine = (work: (rows: EntityManager) => Promise<unknown>) =>
    database.engine.transaction((rows) => rowsHandled(rows, work));

  it('for the meetings of the next days are theirs', async () => {
    const days = { from: today, to: today };
    expect(await ofEngine((rows) => scheduledMeetings(rows, days))).toBeLessThan(10);
  });

  it('for whether a network that met lately is paused are some of its meetings', async () => {
    expect(await ofEngine((rows) => isPausedFor(rows, small, 182, lastMeeting))).toBeLessThan(300);
  });

  it('for forecasts are in proportion to the last meetings, not to all who ever came', async () => {
    const next = { meetingId: randomUUID() as MeetingId, date: today, kind: 'breakfast' as const };
    const handled = await asReader(async (rows) => {
      const found = await forecastsIn(rows, small, [next], today);
      expect(found.get(next.meetingId)?.room).toBeGreaterThan(0);
    });
    const [{ lines }] = (await run(
      'select count(*)::integer as lines from attendance where network_id = $1',
      [small],
    )) as [{ lines: number }];
    expect(handled).toBeLessThan(0.75 * lines);
  });

  it('for the standings of a network are in proportion to its people, not to their history', async () => {
    const [{ people }] = (await run(
      'select count(*)::integer as people from ledger_total where network_id = $1',
      [small],
    )) as [{ people: number }];
    expect(people).toBeGreaterThan(0);
    expect(await asReader((rows) => standings(rows, small, today))).toBeLessThan(8 * people);
  });

  it('for the nightly retention are in proportion to what is kept', async () => {
    const handled = await ofEngine((rows) => dueUntil(rows, today));
    expect(handled).toBeLessThan(4 * (await sizeOf(small, large)));
  });

  it('for the texts of needs that are no longer kept are in proportion to what was sought', async () => {
    const handled = await ofEngine((rows) => destroyOldNeeds(rows, today));
    expect(handled).toBeLessThan(4 * (await sizeOf(small, large)));
  });

  it('for the plan of erasures are in proportion to what is due and what was planned', async () => {
    const handled = await ofEngine((rows) => planErasures(rows, today));
    expect(handled).toBeLessThan(6 * (await sizeOf(small, large)));
  });
});

describe('The statement that says who calls', () => {
  it('is planned a few times by each connection, and not for every request', async () => {
    const { sessions } = new SignIn(database, vault);
    for (let request = 0; request < 12; request++) await sessions.caller('unknown');
    const [{ plans }] = (await run(
      `select custom_plans as plans from pg_prepared_statements where name = 'caller-of-session'`,
    )) as [{ plans: number }];
    expect(plans).toBe(5);
  });
});
