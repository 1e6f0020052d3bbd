import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import { Client } from 'pg';

/** A database of a test; `drop` cuts all remaining connections. */
export type TestDatabase = Readonly<{ url: string; drop(): Promise<void> }>;

const templateLock = 7_352_100;

/** An empty database of its own on the PostgreSQL of this test run. */
export const freshDatabase = (): Promise<TestDatabase> => createDatabase('template1');

/** One whose tables are up to date. */
export const migratedDatabase = (): Promise<TestDatabase> =>
  copiedDatabase('migrated', async (url) => (await Database.open(url, [])).close());

/**
 * A database of its own, like one that is filled once in a test run.
 * @param name of what is copied
 * @param fill leaves no connection open
 */
export async function copiedDatabase(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  await administer((client) => fillOnce(client, name, fill));
  return createDatabase(name);
}

async function createDatabase(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer((client) => client.query(`create database ${name} template ${source} strategy file_copy`));
  return {
    url: urlOf(name),
    drop: () => administer((client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

async function fillOnce(client: Client, name: string, fill: (url: string) => Promise<void>): Promise<void> {
  const isThere = async () =>
    (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1;
  if (await isThere()) return;
  await client.query('select pg_advisory_lock($1, hashtext($2))', [templateLock, name]);
  if (await isThere()) return;
  await client.query(`drop database if exists ${name}_soon with (force)`);
  await client.query(`create database ${name}_soon`);
  await fill(urlOf(`${name}_soon`));
  await client.query(`alter database ${name}_soon rename to ${name}`);
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
