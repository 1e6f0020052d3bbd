import type { StoredEvent } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';

/** A read model that is written from the log. */
export type Projection = Readonly<{
  name: string;
  /** The types of the facts that it is made of; it gets no others. */
  types: readonly string[];
  /** Its tables, which nobody else writes. */
  tables: readonly string[];
  /** Facts in order, of one or many networks. Rows and checkpoint commit together. */
  handle(events: readonly StoredEvent[], rows: EntityManager): Promise<void>;
  /** The fast way through a whole log, for rebuilds; without it they use `handle`. */
  bulk?: Bulk;
}>;

/**
 * Rows of facts, folded in memory alone, for tables that have no rows of these facts yet. Facts that need rows of earlier batches come
 * back as `later`: they go to `handle`, in order, when all rows are in.
 */
export type Bulk = (
  events: readonly StoredEvent[],
) => Readonly<{ rows: readonly BulkRows[]; later: readonly StoredEvent[] }>;

/** New rows of one table in the text format of PostgreSQL's COPY: a line a row, tabs between the columns, \\N for null. */
export type BulkRows = Readonly<{ table: string; columns: readonly string[]; copy: string }>;
