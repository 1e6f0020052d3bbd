import type { EventStore } from '@relais/event-sourcing';
import { PostgresEventStore } from '@relais/log-postgres';
import { log } from './log';

export type EventStoreSettings = Readonly<{
  /** `kurrentdb://…` or `esdb://…`; null: the log is in PostgreSQL. */
  eventStoreUrl: string | null;
  /** The PostgreSQL of the vault and the read models, with the tables of `libs/engine/database`. */
  databaseUrl: string;
  /** Secret of the installation, for the hashes of command contents. */
  hashKey: Buffer;
}>;

/**
 * Opens the log where the installation has it.
 * @throws Error in a sentence when it lets this user do nothing
 */
export async function openEventStore({
  eventStoreUrl,
  databaseUrl,
  hashKey,
}: EventStoreSettings): Promise<EventStore> {
  if (eventStoreUrl === null) return new PostgresEventStore(databaseUrl, hashKey);
  // Its client is a tenth of what a process reads when it starts.
  const { KurrentEventStore } = await import('@relais/log-kurrent');
  const store = new KurrentEventStore(eventStoreUrl, databaseUrl, hashKey);
  try {
    await store.ensureUsable((sentence) => {
      log('warn', sentence);
    });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
