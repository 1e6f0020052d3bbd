import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import { Client } from 'pg';

/** A database of a test; `drop` cuts off whoever is still connected. */
export type TestDatabase = Readonly<{ url: string; drop(): Promise<void> }>;

const template = 'migrated';
const templateLock = 7_352_100;

/** An empty database of its own on the PostgreSQL of this test run. */
export const freshDatabase = (): Promise<TestDatabase> => createDatabase('template1');

/** One whose tables are up to date: a copy of one that is migrated once in a test run. */
export async function migratedDatabase(): Promise<TestDatabase> {
  await administer(migrateTemplateOnce);
  return createDatabase(template);
}

async function createDatabase(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer((client) => client.query(`create database ${name} template ${source} strategy file_copy`));
  return {
    url: urlOf(name),
    drop: () => administer((client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

async function migrateTemplateOnce(client: Client): Promise<void> {
  const isThere = async () =>
    (await client.query('select from pg_database where datname = $1', [template])).rowCount === 1;
  if (await isThere()) return;
  await client.query('select pg_advisory_lock($1)', [templateLock]);
  if (await isThere()) return;
  await client.query(`drop database if exists ${template}_soon with (force)`);
  await client.query(`create database ${template}_soon`);
  await (await Database.open(urlOf(`${template}_soon`), [])).close();
  await client.query(`alter database ${template}_soon rename to ${template}`);
}

function urlOf(name: string): string {
  const url = new URL(process.env['RELAIS_TEST_POSTGRES'] ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** On a connection of its own, which takes its locks with it. */
async function administer(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: process.env['RELAIS_TEST_POSTGRES'] });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
