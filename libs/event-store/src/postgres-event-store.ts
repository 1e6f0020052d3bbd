import { createHmac } from 'node:crypto';
import {
  type AppendOptions,
  type Appended,
  EventStore,
  type NewEvent,
  Refusal,
  type StoredEvent,
} from '@relais/event-sourcing';
import { Pool } from 'pg';
import { AppendQueue } from './append-queue';
import { canonicalJson } from './canonical-json';
import { Notices } from './notices';
import { ReadQueue } from './read-queue';

const largestFact = 1024 * 1024;

const columns = `id, type, stream, revision, "position", network_id, "on"::text, data, metadata,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at`;

type Row = Omit<StoredEvent, 'networkId' | 'recordedAt' | 'position'> & {
  position: string;
  network_id: string;
  recorded_at: string;
};

/**
 * The log in PostgreSQL: positions are gapless and in commit order, so that `position > checkpoint order by position` never
 * misses a fact. Needs the tables of `libs/database`.
 * @param hashKey secret of this installation, for the hashes of command contents
 */
export class PostgresEventStore extends EventStore {
  private readonly pool: Pool;
  private readonly notices: Notices;
  private readonly queue: AppendQueue;
  private readonly reads: ReadQueue<Row>;

  constructor(
    url: string,
    private readonly hashKey: Buffer,
  ) {
    super();
    this.pool = new Pool({ connectionString: url, max: 8, application_name: 'relais-log' });
    this.pool.on('error', () => undefined);
    this.reads = new ReadQueue(this.pool, columns);
    this.notices = new Notices(this.pool, url);
    this.queue = new AppendQueue(this.pool, () => {
      this.notices.committed();
    });
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    options: AppendOptions,
  ): Promise<Appended> {
    for (const { type, data } of events) {
      if (Buffer.byteLength(JSON.stringify(data)) > largestFact) {
        throw new Refusal('too-large', `A fact of type ${type} is larger than 1 MiB.`);
      }
    }
    return this.queue.append(stream, events, options);
  }

  override async readStream(stream: string, fromRevision = 0): Promise<StoredEvent[]> {
    return (await this.reads.read(stream, fromRevision)).map(stored);
  }

  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const { rows } = await this.pool.query<Row>({
      name: 'read-streams',
      text: `select ${columns} from event where stream = any ($1) order by stream, revision`,
      values: [streams],
    });
    return Map.groupBy(rows.map(stored), (event) => event.stream);
  }

  override async readAll(after: number, limit: number, networkId?: string): Promise<StoredEvent[]> {
    const { rows } = await this.pool.query<Row>({
      name: networkId ? 'read-network' : 'read-all',
      text: `select ${columns} from event where "position" > $1 ${networkId ? 'and network_id = $3' : ''} order by "position" limit $2`,
      values: networkId ? [after, limit, networkId] : [after, limit],
    });
    return rows.map(stored);
  }

  override async lastPosition(): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>('select "position" from log_head');
    return Number(rows[0]?.position ?? 0);
  }

  override onAppended(listener: () => void): () => void {
    return this.notices.listen(listener);
  }

  /** Writes what is waiting, then closes the connections. */
  async close(): Promise<void> {
    await this.queue.drained();
    await this.notices.close();
    await this.pool.end();
  }

  protected override hashOf(content: unknown): string {
    return createHmac('sha256', this.hashKey).update(canonicalJson(content)).digest('base64url');
  }
}

const stored = ({ position, network_id, recorded_at, ...event }: Row): StoredEvent => ({
  ...event,
  position: Number(position),
  networkId: network_id,
  recordedAt: recorded_at,
});
