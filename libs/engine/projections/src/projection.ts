import type { BinaryWriter } from '@relais/database';
import type { Event, StoredEvent } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';

/** A read model that is written from the log, of these events. */
export type Projection<E extends Event = Event> = Readonly<{
  name: string;
  /** The types of the events that it is made of; it gets no others. */
  types: readonly E['type'][];
  /** Its tables; nothing else writes them. */
  tables: readonly string[];
  /** Events in order, of one or many networks. Rows and checkpoint commit together. */
  handle(events: readonly StoredEvent<E>[], rows: EntityManager): Promise<void>;
  /** The table whose content comes from the vault, where the values of an event can be before the projection has read the event. */
  fromVault?: Readonly<{ table: string; key: string; keyOf(event: StoredEvent<E>): string | undefined }>;
  /** The fast way through a whole log, for rebuilds; without it they use `handle`. Its tables have a column `network_id`. */
  bulk?: Bulk<E>;
}>;

/**
 * For projections whose rows of a stream follow from that stream's events alone: streams are folded whole, in memory, and their rows
 * copied into tables without indexes.
 */
export type Bulk<E extends Event = Event> = Readonly<{
  /** The types of the events that streams begin with; the others only come later in a stream. */
  first: readonly E['type'][];
  /** The one with the most to write first: its rows are copied while the events are read. */
  tables: readonly BulkTable<unknown, E>[];
  /** A statement that fills the other tables from the rows of these, once all are there. */
  derive?: string;
}>;

export type BulkTable<Row = unknown, E extends Event = Event> = Readonly<{
  table: string;
  columns: readonly string[];
  /** The rows of whole streams, events in order, one stream after the other: the same as through `handle`. */
  rowsOf(events: readonly StoredEvent<E>[]): Iterable<Row>;
  /** The values of a row, in the order of the columns. */
  write(row: Row, to: BinaryWriter): void;
}>;
