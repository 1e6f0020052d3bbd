import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestDatabase, migratedDatabase } from '../../../../test/support/postgres';
import { Database } from './database';
import * as living from './log-functions';

const definition = /create (?:or replace )?function (\w+)/g;
const namesIn = (sql: string): string[] => [...sql.matchAll(definition)].map(([, name = '']) => name);

describe('The functions of the log', () => {
  let empty: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    empty = await migratedDatabase();
    database = await Database.open(empty.url, []);
  });
  afterAll(async () => {
    await database.close();
    await empty.drop();
  });

  const definitionOf = async (name: string, rows = database.engine.manager) => {
    const [found] = await rows.query<{ definition: string }[]>(
      'select pg_get_functiondef($1::regproc) as definition',
      [name],
    );
    return found?.definition;
  };

  it.each(Object.values(living).map((sql) => [namesIn(sql)[0] ?? '', sql]))(
    '%s of a migrated database is the one that is listed',
    async (name, sql) => {
      const migrated = await definitionOf(name);
      const listed = await database.engine.transaction(async (rows) => {
        await rows.query(`create schema listed`);
        await rows.query(`set local search_path to listed, public`);
        await rows.query(sql);
        const definition = await definitionOf(name, rows);
        await rows.query('drop schema listed cascade');
        return definition;
      });
      expect(listed).toBe(migrated?.replace(`public.${name}`, `listed.${name}`));
    },
  );

  it('are listed when more than one migration defines them', () => {
    const folder = join(__dirname, 'migrations');
    const names = globSync('**/*.ts', { cwd: folder }).flatMap((file) =>
      namesIn(readFileSync(join(folder, file), 'utf8')),
    );
    const redefined = new Set(names.filter((name, n) => names.indexOf(name) !== n));
    expect(new Set(Object.values(living).flatMap(namesIn))).toEqual(redefined);
  });
});
