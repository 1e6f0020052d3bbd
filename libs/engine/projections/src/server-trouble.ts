import { isUnavailable } from '@relais/database';
import type { QueryRunner } from 'typeorm';

/** Whether something failed because the database was not there or not able, or by a fault of its own; else it is what was asked of it. */
export function isServerTrouble(error: unknown, connection: QueryRunner): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return connection.isReleased || isUnavailable(error) || (typeof code === 'string' && /^XX...$/.test(code));
}
