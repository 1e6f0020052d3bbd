import { leaksIn, wrongStatuses } from './leaks';
import { personsOf } from './personas';
import { type Stage, openStage, reads } from './scene';
import { withoutChecks } from './unchecked';

let stage: Stage;
let unchecked: Awaited<ReturnType<typeof withoutChecks>>;
let protections: unknown;
beforeAll(async () => {
  stage = await openStage();
  protections = await allProtections();
  unchecked = await withoutChecks(stage.relais.installation, 'unchecked');
}, 240_000);
afterAll(async () => {
  await unchecked.close();
  await stage.relais.stop();
});

/** What few see, all would see: these are enough to find a hole, and to see it closed again. */
const few = ['another member', 'a session', 'an organiser of another network'];
const found = async (url: string, routes = reads) =>
  leaksIn(await stage.probe(routes, url, few), stage.scene.world.secrets, 'database');
const run = (statements: readonly string[]) =>
  stage.relais.installation.database.engine.query(statements.join('; '));

const allProtections = () =>
  stage.relais.sql(
    `select c.relname, c.relrowsecurity, p.* from pg_class c left join pg_policies p on p.tablename = c.relname
      where c.relnamespace = 'public'::regnamespace order by c.relname, p.policyname`,
  );

async function readable(): Promise<string[]> {
  const tables = await stage.relais.installation.database.engine.query<{ name: string }[]>(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and attname = 'network_id'
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
        and has_column_privilege('relais_app', c.oid, a.attnum, 'select') order by 1`,
  );
  return tables.map(({ name }) => name);
}

async function tablesWithForeignRows(): Promise<string[]> {
  const { ours } = stage.scene;
  const reader = { networkIds: [ours.networkId], personIds: [String(ours.people['Ada'])] };
  const found: string[] = [];
  for (const name of await readable()) {
    const foreign = await stage.relais.installation.database.asReader(reader, (rows) =>
      rows.query<unknown[]>(`select from ${name} where network_id <> $1 limit 1`, [ours.networkId]),
    );
    if (foreign.length > 0) found.push(name);
  }
  return found;
}

describe('Row-level security alone, without the checks of the application', () => {
  it('shows nobody another network, and a prospect to giver and receiver alone', async () => {
    const answers = await stage.probe(reads, unchecked.url);
    expect(leaksIn(answers, stage.scene.world.secrets, 'database')).toEqual([]);
    // The checks were really gone: what they refuse is answered, or breaks for lack of rows.
    expect(wrongStatuses(answers).length).toBeGreaterThan(100);
    // No read waits for a second connection while it holds one: of so many at once, none would ever get it.
    expect(answers.filter(({ status }) => status === 503)).toEqual([]);
    const prospects = answers.filter(({ text }) => /Prospect Zq/.test(text));
    expect(new Set(prospects.map(({ probe }) => probe.persona.name))).toEqual(
      new Set([
        'a member',
        'another member',
        'a host',
        'an organiser',
        'a session',
        'a session that has not accepted',
        ...['one of two persons', 'the other of two persons'],
        ...['two persons and a third', 'two persons without a choice'],
        ...['an organiser of another network', 'a member of another network'],
      ]),
    );
  }, 240_000);

  it('shows of every table that can be read only rows of the reader’s networks', async () => {
    expect(await readable()).toEqual(
      expect.arrayContaining([
        'api_token',
        'event',
        'ledger_line',
        'ledger_total',
        'vault_key',
        'vault_value',
      ]),
    );
    expect(await tablesWithForeignRows()).toEqual([]);
  });
});

describe('The matrix is not blind: it finds', () => {
  it('an application that reads without row-level security and without checks', async () => {
    const unguarded = await withoutChecks(stage.relais.installation, 'unguarded');
    const leaks = await found(unguarded.url);
    await unguarded.close();
    for (const what of [
      '/members',
      '/today',
      '/liveliness',
      '/ledger',
      '/api/referrals/',
      'Nom Zq',
      'Prospect Zq',
    ])
      expect([what, leaks.some((leak) => leak.includes(what))]).toEqual([what, true]);
  });

  it.each([
    ['membership', 'get /api/networks/{networkId}/members'],
    ['meeting', 'get /api/networks/{networkId}/meetings'],
    ['ledger_line', 'get /api/networks/{networkId}/people/{personId}/ledger'],
    ['event', 'get /api/referrals/{referralId}'],
    ['api_token', 'get /api/networks/{networkId}/tokens'],
  ])('a dropped policy of %s by %s', async (table, route) => {
    await run([`alter table ${table} disable row level security`]);
    try {
      expect((await found(unchecked.url, [route])).length).toBeGreaterThan(0);
      expect(await tablesWithForeignRows()).toEqual([table]);
    } finally {
      await run([`alter table ${table} enable row level security`]);
    }
  });

  it('prospects that are shown to the whole network', async () => {
    const vault = ['vault_key', 'vault_value'];
    await run(vault.map((table) => `alter policy subject on ${table} using (true)`));
    try {
      const leaks = await found(unchecked.url);
      expect(leaks.some((leak) => leak.includes('Prospect Zq'))).toBe(true);
      expect(leaks.every((leak) => /(Prospect|Besoin) Zq|06 39/.test(leak))).toBe(true);
    } finally {
      await run(
        vault.map(
          (table) =>
            `alter policy subject on ${table} using (subject_id in (select asker_knows()) or asker_is_told(subject_id))`,
        ),
      );
    }
  });

  it('and nothing any more once they are back', async () => {
    expect(await found(unchecked.url)).toEqual([]);
    expect(await allProtections()).toEqual(protections);
  });

  it('a route that tells more than its answer should', async () => {
    const [secret] = stage.scene.world.secrets.filter(({ text }) => text.startsWith('Nom'));
    const answers = await stage.probe(['get /api/me']);
    const seeded = answers.map((answer) => ({ ...answer, text: `${answer.text}${String(secret?.text)}` }));
    const leaks = leaksIn(seeded, stage.scene.world.secrets, 'application');
    expect(new Set(leaks.map((leak) => leak.split(':')[0]))).toEqual(
      new Set(
        stage.personas
          .filter((persona) =>
            personsOf(persona).every(
              ({ networkId, role }) => networkId !== secret?.networkId || !secret.roles?.includes(role),
            ),
          )
          .map(({ name }) => name),
      ),
    );
  });
});
