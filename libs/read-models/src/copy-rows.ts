import { Readable } from 'node:stream';
import { copyIn } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Stop } from './digest';
import { inTransaction } from './in-transaction';
import type { Bulk } from './projection';
import { isServerTrouble } from './server-trouble';

type Write = (connection: QueryRunner) => Promise<unknown>;

/**
 * Folds whole streams at once; what comes back writes their rows, in the transaction that runs. A network for which that fails writes
 * none of them and stops, somewhere among them.
 */
export function copying(
  bulk: Bulk,
  facts: readonly StoredEvent[],
): (connection: QueryRunner) => Promise<Stop[]> {
  const write = folded(bulk, facts);
  return async (connection) => {
    if ((await attempt(write, connection)) === null) return [];
    const stops: Stop[] = [];
    for (const ofNetwork of Map.groupBy(facts, ({ networkId }) => networkId).values()) {
      const error = await attempt(folded(bulk, ofNetwork), connection);
      const [fact] = ofNetwork;
      if (error !== null && fact) stops.push({ fact, error });
    }
    return stops;
  };
}

/** Folding may fail as writing may: that shows when it is to be written. */
function folded(bulk: Bulk, facts: readonly StoredEvent[]): Write {
  try {
    ensureWhole(facts);
    const pieces = bulk
      .rowsOf(facts)
      .filter(({ copy }) => copy !== '')
      .map(({ copy, ...into }) => ({ into, bytes: Buffer.from(copy) }));
    return async (connection) => {
      for (const { into, bytes } of pieces) await copyIn(connection, into, Readable.from([bytes]));
    };
  } catch (error) {
    return () => Promise.reject(error);
  }
}

function ensureWhole(facts: readonly StoredEvent[]): void {
  let before = '';
  for (const { stream, revision } of facts) {
    if (stream !== before && revision !== 0) throw new Error(`The stream ${stream} has no beginning.`);
    before = stream;
  }
}

async function attempt(write: Write, connection: QueryRunner): Promise<string | null> {
  try {
    await inTransaction(connection, () => write(connection));
    return null;
  } catch (error) {
    if (isServerTrouble(error, connection)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
