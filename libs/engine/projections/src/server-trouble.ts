import { isUnavailable } from '@relais/database';
import type { QueryRunner } from 'typeorm';

/** Whether the database was unavailable or at fault; otherwise the statement was. */
export function isServerTrouble(error: unknown, connection: QueryRunner): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return connection.isReleased || isUnavailable(error) || (typeof code === 'string' && /^XX...$/.test(code));
}
