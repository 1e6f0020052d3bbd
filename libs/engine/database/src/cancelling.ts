import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

const everyMs = 50;

/**
 * Cancels the statements of some connections until their work has ended: a statement may begin just after one was cancelled. If the
 * server does not answer, there is nothing to cancel.
 * @param column of pg_stat_activity that identifies the connections
 */
export async function cancelUntil(
  work: Promise<unknown>,
  url: string,
  column: 'pid' | 'application_name',
  value: string | number,
): Promise<void> {
  let isOver = false;
  const over = () => (isOver = true);
  void work.then(over, over);
  const client = new Client({
    connectionString: url,
    application_name: 'relais-cancel',
    connectionTimeoutMillis: 1000,
  });
  client.on('error', over);
  try {
    await client.connect();
    while (!isOver) {
      await client.query(
        `select pg_cancel_backend(pid) from pg_stat_activity where ${column} = $1 and state = 'active'`,
        [value],
      );
      await setTimeout(everyMs);
    }
  } catch {
    return;
  } finally {
    await client.end().catch(() => undefined);
  }
}
