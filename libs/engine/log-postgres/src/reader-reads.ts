import type { Pool } from 'pg';
import { type Row, columns } from './stored-rows';

/** A stream as the role of all queries sees it, which sees what belongs to these networks: PostgreSQL leaves out the rest. */
export async function rowsAsReader(
  pool: Pool,
  networkIds: readonly string[],
  stream: string,
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(
      `select set_config('role', 'relais_app', true), set_config('relais.networks', $1, true)`,
      [`{${networkIds.join(',')}}`],
    );
    const { rows } = await client.query<Row>({
      name: 'read-stream-as-reader',
      text: `select ${columns} from event where stream = $1 order by revision`,
      values: [stream],
    });
    await client.query('commit');
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
