import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { migratedDatabase } from './postgres';

/** A database of its own, with its tables and a log in it. */
export type TestDatabase = Readonly<{ url: string; database: Database; store: PostgresEventStore }>;

const closing: (() => Promise<void>)[] = [];

export async function openTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await migratedDatabase();
  const database = await Database.open(url, []);
  const store = new PostgresEventStore(url, randomBytes(32));
  closing.push(async () => {
    await store.close();
    await database.close();
    await drop();
  });
  return { url, database, store };
}

/** Drops the databases that a spec opened. */
export async function dropTestDatabases(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}
