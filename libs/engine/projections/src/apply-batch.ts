import type { StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Projection } from './projection';
import { isServerTrouble } from './server-trouble';

/** The event that a projection failed to apply, at which its network is parked, and why. */
export type Failure = Readonly<{ event: StoredEvent; error: string }>;

/**
 * Applies events to a projection network by network, within the current transaction. A network whose event cannot be applied is parked
 * there: earlier events keep their effect, that event and later ones of the network have none.
 * @param events in order, of the types that the projection asks for
 * @returns the failures; the caller writes them, in the same transaction
 * @throws failures of the server or the connection
 */
export async function applyBatch(
  projection: Projection,
  events: readonly StoredEvent[],
  connection: QueryRunner,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const ofNetwork of Map.groupBy(events, ({ networkId }) => networkId).values()) {
    if ((await attempt(projection, ofNetwork, connection)) === null) continue;
    const failure = await upToTheFailing(projection, ofNetwork, connection);
    if (failure) failures.push(failure);
  }
  return failures;
}

async function upToTheFailing(
  projection: Projection,
  events: readonly StoredEvent[],
  connection: QueryRunner,
): Promise<Failure | null> {
  for (const event of events) {
    const error = await attempt(projection, [event], connection);
    if (error !== null) return { event, error };
  }
  return null;
}

/** All of these events or none of them; answers what the projection failed with. */
async function attempt(
  projection: Projection,
  events: readonly StoredEvent[],
  connection: QueryRunner,
): Promise<string | null> {
  await connection.startTransaction();
  try {
    await projection.handle(events, connection.manager);
    await connection.commitTransaction();
    return null;
  } catch (error) {
    await connection.rollbackTransaction();
    if (isServerTrouble(error, connection)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
