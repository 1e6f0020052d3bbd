import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

type TestServer = Readonly<{ url: string; end(): Promise<void> }>;

const home = globalThis as { relaisTestServer?: TestServer };

/** Known to set-up and tear-down; the workers get its address by the environment. */
export const serverOfThisRun = {
  get: (): TestServer | undefined => home.relaisTestServer,
  set: (server: TestServer): void => {
    home.relaisTestServer = server;
    process.env['RELAIS_TEST_POSTGRES'] = server.url;
  },
};

/** An empty database of its own on the PostgreSQL of this test run; `drop` cuts off whoever is still connected. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = new URL(process.env['RELAIS_TEST_POSTGRES'] ?? '');
  url.pathname = `/${name}`;
  await administer(`create database ${name}`);
  return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env['RELAIS_TEST_POSTGRES'] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
