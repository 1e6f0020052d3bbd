import { Client, type QueryResultRow } from 'pg';

/** The rows that a statement gives, on a connection of its own. */
export async function query<Row extends QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row, unknown[]>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
