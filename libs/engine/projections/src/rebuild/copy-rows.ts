import { BinaryRows, copyIn } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Failure } from '../apply-batch';
import { inTransaction } from '../in-transaction';
import type { Bulk, BulkTable } from '../projection';
import { isServerTrouble } from '../server-trouble';

type Events = readonly StoredEvent[];

/** Folds whole streams and copies their rows at the same time, in the current transaction: all of them, or none if that fails. */
export async function copyRows(
  bulk: Bulk,
  events: AsyncIterable<Events> | Iterable<Events>,
  connection: QueryRunner,
): Promise<void> {
  const [main, ...others] = bulk.tables.map((table) => ({ table, rows: rowsFor(table) }));
  if (!main) return;
  await copyIn(connection, main.table, pieces(main, others, events), 'binary');
  for (const { table, rows } of others) await copyIn(connection, table, [rows.end()], 'binary');
}

/** The same for a few events, network by network when it fails: one for which it does writes nothing and stops, somewhere among its events. */
export async function copyRowsOrFail(
  bulk: Bulk,
  events: Events,
  connection: QueryRunner,
): Promise<Failure[]> {
  if ((await attempt(bulk, events, connection)) === null) return [];
  const failures: Failure[] = [];
  for (const ofNetwork of Map.groupBy(events, ({ networkId }) => networkId).values()) {
    const error = await attempt(bulk, ofNetwork, connection);
    const [event] = ofNetwork;
    if (error !== null && event) failures.push({ event, error });
  }
  return failures;
}

/** All of these rows or none of them; answers why not. */
async function attempt(bulk: Bulk, events: Events, connection: QueryRunner): Promise<string | null> {
  try {
    await inTransaction(connection, () => copyRows(bulk, [events], connection));
    return null;
  } catch (error) {
    if (isServerTrouble(error, connection)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

type Filled = Readonly<{ table: BulkTable; rows: BinaryRows<unknown> }>;

const rowsFor = (table: BulkTable): BinaryRows<unknown> =>
  new BinaryRows<unknown>(table.columns.length, (row, to) => {
    table.write(row, to);
  });

/** Those of the first table; the rows of the others pile up meanwhile. */
async function* pieces(
  main: Filled,
  others: readonly Filled[],
  events: AsyncIterable<Events> | Iterable<Events>,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const some of events) {
    ensureWhole(some);
    for (const { table, rows } of others) rows.add(table.rowsOf(some));
    yield main.rows.add(main.table.rowsOf(some)).take();
  }
  yield main.rows.end();
}

function ensureWhole(events: Events): void {
  let before = '';
  for (const { stream, revision } of events) {
    if (revision !== 0 && stream !== before) throw new Error(`The stream ${stream} has no beginning.`);
    before = stream;
  }
}
