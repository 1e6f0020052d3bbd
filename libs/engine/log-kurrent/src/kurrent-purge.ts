import type { Claims } from './kurrent-claims';
import type { KurrentConnection } from './kurrent-connection';
import { eventsOf } from './kurrent-reads';

/**
 * Ends what a process left half done when it went away: personal values whose event was recorded are those that count; those that
 * no event names after an hour leave the vault.
 */
export async function purge(connection: KurrentConnection, claims: Claims): Promise<void> {
  for (const { eventId, stream, isOld } of await claims.overdue()) {
    const events = await connection.persistently(10_000, (client) => eventsOf(client, stream));
    if (events.some(({ id }) => id === eventId)) await claims.settle(eventId);
    else if (isOld) await claims.withdraw(eventId);
  }
}
