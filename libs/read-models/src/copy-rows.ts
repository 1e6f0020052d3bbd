import { BinaryRows, copyIn } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Stop } from './digest';
import { inTransaction } from './in-transaction';
import type { Bulk } from './projection';
import { isServerTrouble } from './server-trouble';

type Facts = readonly StoredEvent[];

/** Folds whole streams as they come and copies their rows meanwhile, in the transaction that runs: all of them or, when that fails, none. */
export async function copyRows(
  bulk: Bulk,
  facts: AsyncIterable<Facts> | Iterable<Facts>,
  connection: QueryRunner,
): Promise<void> {
  await copyIn(connection, bulk, pieces(bulk, facts), 'binary');
}

/** The same for a few facts, network by network when it fails: one for which it does writes nothing and stops, somewhere among its facts. */
export async function copyRowsOrStop(bulk: Bulk, facts: Facts, connection: QueryRunner): Promise<Stop[]> {
  if ((await attempt(bulk, facts, connection)) === null) return [];
  const stops: Stop[] = [];
  for (const ofNetwork of Map.groupBy(facts, ({ networkId }) => networkId).values()) {
    const error = await attempt(bulk, ofNetwork, connection);
    const [fact] = ofNetwork;
    if (error !== null && fact) stops.push({ fact, error });
  }
  return stops;
}

/** All of these rows or none of them; answers why not. */
async function attempt(bulk: Bulk, facts: Facts, connection: QueryRunner): Promise<string | null> {
  try {
    await inTransaction(connection, () => copyRows(bulk, [facts], connection));
    return null;
  } catch (error) {
    if (isServerTrouble(error, connection)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

async function* pieces(
  bulk: Bulk,
  facts: AsyncIterable<Facts> | Iterable<Facts>,
): AsyncGenerator<Buffer, void, undefined> {
  const rows = new BinaryRows<unknown>(bulk.columns.length, (row, to) => {
    bulk.write(row, to);
  });
  for await (const some of facts) {
    ensureWhole(some);
    yield rows.add(bulk.rowsOf(some)).take();
  }
  yield rows.end();
}

function ensureWhole(facts: Facts): void {
  let before = '';
  for (const { stream, revision } of facts) {
    if (revision !== 0 && stream !== before) throw new Error(`The stream ${stream} has no beginning.`);
    before = stream;
  }
}
