import type { Pool } from 'pg';

type Waiting<Row> = Readonly<{
  stream: string;
  fromRevision: number;
  resolve: (rows: Row[]) => void;
  reject: (error: unknown) => void;
}>;

const largestBatch = 256;

/** Gathers the reads of single streams of one moment into one query. */
export class ReadQueue<Row extends object> {
  private waiting: Waiting<Row>[] = [];

  /** @param columns of the table `event` */
  constructor(
    private readonly pool: Pool,
    private readonly columns: string,
  ) {}

  /** The rows of a stream from a revision on, in order. */
  read(stream: string, fromRevision: number): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.readAll());
      this.waiting.push({ stream, fromRevision, resolve, reject });
    });
  }

  private async readAll(): Promise<void> {
    const all = this.waiting;
    this.waiting = [];
    const batches = Math.ceil(all.length / largestBatch);
    await Promise.all(
      Array.from({ length: batches }, (_, n) =>
        this.readBatch(all.slice(n * largestBatch, (n + 1) * largestBatch)),
      ),
    );
  }

  private async readBatch(batch: readonly Waiting<Row>[]): Promise<void> {
    try {
      const { rows } = await this.pool.query<Row & { asked: string }>({
        name: 'read-streams-from',
        // Sorted inside, so that each stream is read by the index, whatever the planner believes about a young table.
        text: `select asked, e.* from unnest($1::text[], $2::integer[]) with ordinality as a (asked_stream, from_revision, asked)
          cross join lateral (
            select ${this.columns} from event where stream = asked_stream and revision >= from_revision order by revision
          ) e order by asked, e.revision`,
        values: [batch.map(({ stream }) => stream), batch.map(({ fromRevision }) => fromRevision)],
      });
      const byCaller = Map.groupBy(rows, ({ asked }) => Number(asked));
      batch.forEach(({ resolve }, n) => {
        resolve((byCaller.get(n + 1) ?? []).map(({ asked: _, ...row }) => row as unknown as Row));
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
