import { batchLookUps } from '@relais/database';
import type { Pool } from 'pg';

type Asked = Readonly<{ stream: string; from: number }>;

/**
 * Reads streams from a revision on, in order; the reads of one moment share a query.
 * @param columns of the table `event`
 */
export const streamReads = <Row extends object>(pool: Pool, columns: string) =>
  batchLookUps<Asked, Row[]>(async (asked) => {
    const { rows } = await pool.query<Row & { asked: string }>({
      name: 'read-streams-from',
      // Sorted inside, so that each stream is read by the index, whatever the planner assumes about a young table.
      text: `select asked, e.* from unnest($1::text[], $2::integer[]) with ordinality as a (asked_stream, from_revision, asked)
        cross join lateral (
          select ${columns} from event where stream = asked_stream and revision >= from_revision order by revision
        ) e order by asked, e.revision`,
      values: [asked.map(({ stream }) => stream), asked.map(({ from }) => from)],
    });
    const byCaller = Map.groupBy(rows, (row) => Number(row.asked));
    return asked.map((_, n) =>
      (byCaller.get(n + 1) ?? []).map(({ asked: __, ...row }) => row as unknown as Row),
    );
  });
