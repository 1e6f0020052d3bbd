import type { Claims } from './kurrent-claims';
import type { KurrentConnection } from './kurrent-connection';
import { factsOf } from './kurrent-reads';

/**
 * Ends what a process left half done when it went away: personal values whose fact was recorded are those that count; those that
 * no fact names after an hour leave the vault.
 */
export async function sweep(connection: KurrentConnection, claims: Claims): Promise<void> {
  for (const { eventId, stream, isOld } of await claims.overdue()) {
    const facts = await connection.persistently(10_000, (client) => factsOf(client, stream));
    if (facts.some(({ id }) => id === eventId)) await claims.settle(eventId);
    else if (isOld) await claims.withdraw(eventId);
  }
}
