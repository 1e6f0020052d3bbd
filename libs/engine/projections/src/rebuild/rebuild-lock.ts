import { setTimeout } from 'node:timers/promises';
import { Refusal } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';

const maxWaitMs = 5000;

/**
 * Lets one rebuild or verification of a projection run at a time, for as long as this connection lives. The one of a process that
 * was killed ends a moment after it.
 * @throws Refusal `already-running`
 */
export async function lockForRebuild(connection: QueryRunner, projection: string): Promise<void> {
  // So that PostgreSQL notices during a long statement that its process is gone; not every system can.
  await connection.query(`set client_connection_check_interval = '1s'`).catch(() => undefined);
  const until = performance.now() + maxWaitMs;
  while (!(await isLocked(connection, projection))) {
    if (performance.now() > until) {
      throw new Refusal('already-running', `Another process is rebuilding or verifying ${projection}.`);
    }
    await setTimeout(200);
  }
}

async function isLocked(connection: QueryRunner, projection: string): Promise<boolean> {
  const [row] = (await connection.query('select pg_try_advisory_lock(hashtext($1)) as locked', [
    `rebuild:${projection}`,
  ])) as { locked: boolean }[];
  return row?.locked ?? false;
}

/** Lets go of it, and of the connection. */
export async function leaveRebuild(connection: QueryRunner): Promise<void> {
  await connection
    .query('select pg_advisory_unlock_all()')
    .then(() => connection.query('reset client_connection_check_interval'))
    .catch(() => undefined);
  await connection.release().catch(() => undefined);
}
