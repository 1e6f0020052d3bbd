import type { QueryRunner } from 'typeorm';

/**
 * SQLSTATE classes that speak of the server or the connection, not of what was written: 08 connection, 40 rollback (deadlock), 53
 * resources, 55 not in the state (locks), 57 intervention (shutdown, cancel), 58 system, XX internal; 25006 became a standby.
 */
const ofServer = /^(08|40|53|55|57|58|XX)|^25006$/;

/** Whether something failed because the database was not there or not able; else it is what was asked of it. */
export function isServerTrouble(error: unknown, connection: QueryRunner): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return connection.isReleased || (typeof code === 'string' && code.length === 5 && ofServer.test(code));
}
