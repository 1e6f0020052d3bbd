import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');

/** Whose each table is: nobody else's SQL names it. Others read what its owner publishes in `relations.ts`, or call a function. */
const owners: Readonly<Record<string, readonly string[]>> = {
  engine: [
    ...['event', 'log_head', 'log_claim', 'checkpoint', 'stopped_network', 'rebuild'],
    ...['vault_key', 'vault_value', 'vault_pending', 'vault_residue', 'installation_secret'],
  ],
  networks: [
    ...['network', 'charter_version', 'membership', 'membership_answer', 'role_grant'],
    ...['import_secret', 'merged_person'],
  ],
  people: ['known_person', 'role_suspension', 'erased_subject', 'care_note', 'objection'],
  access: [
    ...[
      'account',
      'account_person',
      'address_change',
      'session',
      'known_device',
      'api_token',
      'audit_entry',
      'calendar_address',
      'mail_preference',
    ],
    ...['sign_in_code', 'sign_in_link', 'sign_in_log', 'shared_count', 'join_link', 'join_request'],
    ...['meeting_code', 'arrival'],
  ],
  meetings: [
    'meeting',
    'attendance',
    'series',
    'announcement',
    'announced_guest',
    'announced_person',
    'need',
  ],
  ledger: ['ledger_line', 'ledger_total', 'referral_step'],
  retention: ['planned_erasure', 'erasure_clock', 'policy_run'],
};
const ownerOf = new Map(
  Object.entries(owners).flatMap(([owner, tables]) => tables.map((table) => [table, owner])),
);

const engine = /^libs\/engine\//;
/** Migrations and backups carry all tables along, whosever they are. */
const ofTheWhole = /^libs\/(engine\/database\/src\/(migrations\/|claim-recorded\.ts)|backup\/)/;

const libraryOf = (file: string): string =>
  engine.test(file)
    ? 'engine'
    : (/^libs\/([^/]+)\//.exec(file)?.[1] ?? file.split('/').slice(0, 2).join('/'));

/** The tables that a text names as SQL does, or alone; a name of one word alone may mean anything. */
function tablesIn(text: string): string[] {
  const alone = text.includes('_') && ownerOf.has(text) ? [text] : [];
  const named = text.matchAll(
    /\b(?:from|join|into|update|table|using|,)\s+(?:only\s+)?"?([a-z_]+)"?(?!\s*\()/gi,
  );
  return [...alone, ...[...named].map(([, table]) => table ?? '')].filter((table) => ownerOf.has(table));
}

const isSql = (text: string): boolean => /\b(select|insert into|update|delete from)\b/i.test(text);

/** `file: table` for each table that a file of code names and another library owns. */
function foreignTablesIn(file: string, code: string): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      for (const table of tablesIn(node.text))
        if (ownerOf.get(table) !== libraryOf(file)) found.add(`${file}: ${table}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return [...found].sort();
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const shipped = globSync('{libs,apps/api,apps/cli,apps/worker}/**/*.ts', { cwd: root }).filter(
  (file) => !/\.(spec|e2e-spec|contract|fixture)\.ts$/.test(file),
);

describe('A table', () => {
  it('has an owner', () => {
    const made = shipped
      .filter((file) => ofTheWhole.test(file))
      .flatMap((file) => [
        ...read(file).matchAll(/create (?:unlogged )?table ([a-z_]+)|rename to ([a-z_]+)/g),
      ])
      .map(([, created, renamed]) => created ?? renamed ?? '');
    expect(made.length).toBeGreaterThan(40);
    expect(made.filter((table) => !ownerOf.has(table) && table !== 'sign_in_count')).toEqual([]);
  });

  it('is named by the SQL of its owner alone', () => {
    const files = shipped.filter((file) => !ofTheWhole.test(file));
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => foreignTablesIn(file, read(file)))).toEqual([]);
  });

  it.each([
    ['libs/ledger/src/x.ts', "rows.query('select * from membership where a = 1')", 'membership'],
    ['libs/networks/src/x.ts', 'rows.query(`update api_token set role = ${role}`)', 'api_token'],
    [
      'libs/access/src/x.ts',
      "for (const table of ['session', 'known_person']) forget(table)",
      'known_person',
    ],
    ['libs/access/src/x.ts', 'rows.query(`${start} join role_grant g using (person_id)`)', 'role_grant'],
    ['libs/access/src/x.ts', "rows.query('select from account o, known_person k')", 'known_person'],
    ['libs/people/src/x.ts', "rows.query('delete from vault_key t using unnest($1) as x')", 'vault_key'],
    ['apps/cli/src/x.ts', "rows.query('select from event')", 'event'],
  ])('that another library owns is found in %s: %s', (file, code, table) => {
    expect(foreignTablesIn(file, code)).toEqual([`${file}: ${table}`]);
  });

  it('of its own a library may name', () => {
    expect(foreignTablesIn('libs/people/src/x.ts', "rows.query('select from known_person')")).toEqual([]);
  });
});

describe('An app', () => {
  const sqlIn = (file: string, code: string): string[] => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && isSql(node.text)) found.push(file);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
    return found;
  };

  it('has no SQL', () => {
    const apps = shipped.filter((file) => file.startsWith('apps/'));
    expect(apps.length).toBeGreaterThan(80);
    expect(apps.flatMap((file) => sqlIn(file, read(file)))).toEqual([]);
  });

  it.each([
    "rows.query('select 1')",
    'rows.query(`delete from ${table}`)',
    "rows.query('update session set a = 1')",
  ])('would be found with it: %s', (code) => {
    expect(sqlIn('apps/api/src/x.ts', code)).toEqual(['apps/api/src/x.ts']);
  });
});
