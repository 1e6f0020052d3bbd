import { BinaryRows, type BinaryWriter, copyIn } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Failure } from '../apply-batch';

const fetchSize = 5000;
const bits = 26;

/**
 * The events of streams that have more than a first one, put aside in a table until all are there. Which streams those are is known
 * by a digit of each stream's id: of a few others it is believed, too, which does no harm.
 */
export class SpillTable {
  private readonly known = new Uint8Array(2 ** (bits - 3));

  /** Its table, beside those that are filled. */
  static readonly table = 'stream_aside';
  static readonly columns = 'stream text not null, "position" bigint not null, event text not null';

  constructor(private readonly connection: QueryRunner) {}

  has(stream: string): boolean {
    const bit = bitOf(stream);
    return ((this.known[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** In the transaction that runs, as everything here. Events that could not be read stop their networks. */
  async put({ rows, count, failures }: SpilledEvents): Promise<Failure[]> {
    if (count > 0) await copyIn(this.connection, into, [rows.end()], 'binary');
    return failures;
  }

  /** From now on it is known which streams are here. */
  async recall(): Promise<void> {
    for await (const rows of this.fetched<{ stream: string }>(`select stream from ${SpillTable.table}`))
      for (const { stream } of rows) {
        const bit = bitOf(stream);
        this.known[bit >> 3] = (this.known[bit >> 3] ?? 0) | (1 << (bit & 7));
      }
  }

  /** Everything that was put aside, whole streams at a time. */
  async *streams(): AsyncGenerator<StoredEvent[], void, undefined> {
    await this.connection.query(`set local work_mem = '64MB'`);
    let open: StoredEvent[] = [];
    const sorted = `select event from ${SpillTable.table} order by stream, "position"`;
    for await (const rows of this.fetched<{ event: string }>(sorted)) {
      const events = [...open, ...rows.map(({ event }) => JSON.parse(event) as StoredEvent)];
      const last = events.findLastIndex(({ stream }) => stream !== events.at(-1)?.stream) + 1;
      open = events.slice(last);
      yield events.slice(0, last);
    }
    yield open;
  }

  async drop(): Promise<void> {
    await this.connection.query(`drop table ${SpillTable.table}`);
  }

  private async *fetched<Row>(query: string): AsyncGenerator<Row[], void, undefined> {
    await this.connection.query(`declare spill no scroll cursor for ${query}`);
    for (;;) {
      const rows = (await this.connection.query(`fetch ${String(fetchSize)} from spill`)) as Row[];
      if (rows.length === 0) break;
      yield rows;
    }
    await this.connection.query('close spill');
  }
}

const into = { table: SpillTable.table, columns: ['stream', 'position', 'event'] };

/** Events on their way there, as bytes: thousands of objects that wait would be most of what the garbage collector does. */
export class SpilledEvents {
  readonly rows = new BinaryRows<Row>(into.columns.length, write);
  readonly failures: Failure[] = [];
  count = 0;

  add(events: readonly StoredEvent[]): this {
    for (const event of events) {
      try {
        this.rows.add([{ stream: event.stream, position: event.position, event: JSON.stringify(event) }]);
        this.count += 1;
      } catch (error) {
        this.failures.push({ event, error: error instanceof Error ? error.message : String(error) });
      }
    }
    return this;
  }
}

type Row = Readonly<{ stream: string; position: number; event: string }>;

function write({ stream, position, event }: Row, to: BinaryWriter): void {
  to.text(stream);
  to.bigint(position);
  to.text(event);
}

const bitOf = (stream: string): number => Number.parseInt(stream.slice(-7), 16) & (2 ** bits - 1);
