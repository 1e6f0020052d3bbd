import { Readable } from 'node:stream';
import { type BinaryValue, type Columns, binaryRows, copyIn } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Stop } from './digest';
import { inTransaction } from './in-transaction';
import type { Bulk } from './projection';
import { isServerTrouble } from './server-trouble';

type Piece = Readonly<{ into: Columns; bytes: Buffer }>;

/**
 * Folds whole streams at once; what comes back writes their rows, in the transaction that runs. A network for which that fails writes
 * none of them and stops, somewhere among them.
 */
export function copying(
  bulk: Bulk,
  facts: readonly StoredEvent[],
): (connection: QueryRunner) => Promise<Stop[]> {
  const all = foldedOrNone(bulk, facts);
  return async (connection) => {
    if (all && (await attempt(connection, () => all)) === null) return [];
    const stops: Stop[] = [];
    for (const ofNetwork of Map.groupBy(facts, ({ networkId }) => networkId).values()) {
      const error = await attempt(connection, () => folded(bulk, ofNetwork));
      const [fact] = ofNetwork;
      if (error !== null && fact) stops.push({ fact, error });
    }
    return stops;
  };
}

function foldedOrNone(bulk: Bulk, facts: readonly StoredEvent[]): Piece[] | null {
  try {
    return folded(bulk, facts);
  } catch {
    return null;
  }
}

function folded(bulk: Bulk, facts: readonly StoredEvent[]): Piece[] {
  ensureWhole(facts);
  return bulk
    .rowsOf(facts)
    .filter(({ rows }) => rows.length > 0)
    .map(({ table, columns, rows }) => ({
      into: { table, columns: columns.map(([, column]) => column) },
      bytes: binaryRows(rows as readonly Record<string, BinaryValue>[], columns),
    }));
}

function ensureWhole(facts: readonly StoredEvent[]): void {
  let before = '';
  for (const { stream, revision } of facts) {
    if (stream !== before && revision !== 0) throw new Error(`The stream ${stream} has no beginning.`);
    before = stream;
  }
}

/** All of these rows or none of them; answers why not. */
async function attempt(connection: QueryRunner, fold: () => Piece[]): Promise<string | null> {
  try {
    await inTransaction(connection, async () => {
      for (const { into, bytes } of fold()) await copyIn(connection, into, Readable.from([bytes]), 'binary');
    });
    return null;
  } catch (error) {
    if (isServerTrouble(error, connection)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
