import type { QueryRunner } from 'typeorm';

/** All that `run` writes on this connection, or nothing; within a transaction a part of it. */
export async function inTransaction<T>(connection: QueryRunner, run: () => Promise<T>): Promise<T> {
  await connection.startTransaction();
  try {
    const result = await run();
    await connection.commitTransaction();
    return result;
  } catch (error) {
    await connection.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
