import type { EventStore } from '@relais/event-sourcing';
import { KurrentEventStore } from '@relais/log-kurrent';
import { PostgresEventStore } from '@relais/log-postgres';

export type EventStoreSettings = Readonly<{
  /** `kurrentdb://…` or `esdb://…`; null: the log is in PostgreSQL. */
  eventStoreUrl: string | null;
  /** The PostgreSQL of the vault and the read models, with the tables of `libs/engine/database`. */
  databaseUrl: string;
  /** Secret of the installation, for the hashes of command contents. */
  hashKey: Buffer;
}>;

/** Opens the log where the installation has it. */
export const openEventStore = ({ eventStoreUrl, databaseUrl, hashKey }: EventStoreSettings): EventStore =>
  eventStoreUrl === null
    ? new PostgresEventStore(databaseUrl, hashKey)
    : new KurrentEventStore(eventStoreUrl, databaseUrl, hashKey);
