import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from, to } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';

/** Columns of one table, by their names in the database. */
export type Columns = Readonly<{ table: string; columns: readonly string[] }>;

/**
 * Rows as PostgreSQL's COPY writes them in its text format, a line each, on the connection and in the transaction of `runner`; the
 * pieces need not end with a row. Memory does not grow with the number of rows.
 * @param further conditions and order, in SQL; without them all rows in any order
 */
export async function* copyOut(
  runner: QueryRunner,
  { table, columns }: Columns,
  further = '',
): AsyncGenerator<Buffer, void, undefined> {
  const client = (await runner.connect()) as PoolClient;
  const rows = `select ${list(columns)} from ${quote(table)} ${further}`;
  const stream = client.query(to(`copy (${rows}) to stdout`));
  try {
    for await (const piece of stream.iterator({ destroyOnReturn: false })) yield piece as Buffer;
  } finally {
    // A connection serves others again only when its COPY was read to the end.
    if (!stream.readableEnded) await finished(stream.resume()).catch(() => undefined);
  }
}

/**
 * Writes such rows into a table, in the transaction of `runner`; gives their number.
 * @param format `binary` for those of `BinaryRows`
 */
export async function copyIn(
  runner: QueryRunner,
  { table, columns }: Columns,
  rows: AsyncIterable<Buffer> | Iterable<Buffer>,
  format: 'text' | 'binary' = 'text',
): Promise<number> {
  const client = (await runner.connect()) as PoolClient;
  const into = `copy ${quote(table)} (${list(columns)}) from stdin with (format ${format})`;
  const stream = client.query(from(into));
  await pipeline(Readable.from(rows), stream);
  return stream.rowCount;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (columns: readonly string[]): string => columns.map(quote).join(', ');
