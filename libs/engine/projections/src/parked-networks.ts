import type { QueryRunner } from 'typeorm';
import type { Failure } from './apply-batch';
import { partitionOf } from './partitions';

const firstBackOffMs = 1000;
const longestBackOffMs = 30_000;

/** A network that waits for a version of the projection that can apply the event at its position. */
type Waiting = Readonly<{ networkId: string; position: number; backOffMs: number; triedAt: number }>;

/** The networks of a runner's partitions that are parked in its projection: all of them in the table, here when to try them again. */
export class ParkedNetworks {
  private readonly waiting = new Map<string, Waiting>();

  private constructor(
    private readonly connection: QueryRunner,
    private readonly projection: string,
  ) {}

  /** All of them are tried at once: the new holder of a partition may be able to apply what the last one could not. */
  static async open(
    connection: QueryRunner,
    projection: string,
    partitions: readonly number[],
  ): Promise<ParkedNetworks> {
    const opened = new ParkedNetworks(connection, projection);
    const rows = (await connection.query(
      `select network_id as "networkId", "position"::float8 as "position" from stopped_network where projection = $1`,
      [projection],
    )) as { networkId: string; position: number }[];
    for (const { networkId, position } of rows.filter((row) =>
      partitions.includes(partitionOf(row.networkId)),
    ))
      opened.waiting.set(networkId, { networkId, position, backOffMs: 0, triedAt: 0 });
    return opened;
  }

  has(networkId: string): boolean {
    return this.waiting.has(networkId);
  }

  /** Their ids. */
  all(): string[] {
    return [...this.waiting.keys()];
  }

  /** The one that has waited longest beyond its pause. */
  due(): Waiting | null {
    const [first] = [...this.waiting.values()].sort((one, other) => dueAt(one) - dueAt(other));
    return first && dueAt(first) <= performance.now() ? first : null;
  }

  /** Milliseconds until one is due, infinite when nothing is parked. */
  untilDue(): number {
    return Math.min(...[...this.waiting.values()].map(dueAt)) - performance.now();
  }

  /** Writes failures down, in the transaction that runs; a network that is parked already is parked anew. */
  async write(failures: readonly Failure[]): Promise<void> {
    if (failures.length === 0) return;
    await this.connection.query(
      `insert into stopped_network (projection, network_id, "position", event_id, type, error)
       select $1, * from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[])
       on conflict (projection, network_id) do update
         set "position" = excluded."position", event_id = excluded.event_id, type = excluded.type, error = excluded.error, tried_at = now()`,
      [
        this.projection,
        failures.map(({ event }) => event.networkId),
        failures.map(({ event }) => event.position),
        failures.map(({ event }) => event.id),
        failures.map(({ event }) => event.type),
        failures.map(({ error }) => error),
      ],
    );
  }

  /** Takes a network off the list, in the transaction that runs. */
  async resume(networkId: string): Promise<void> {
    await this.connection.query('delete from stopped_network where projection = $1 and network_id = $2', [
      this.projection,
      networkId,
    ]);
  }

  /** After the commit: these are parked; one that fails where it stood waits longer. */
  keep(failures: readonly Failure[]): void {
    for (const { event } of failures) {
      const { networkId, position } = event;
      const known = this.waiting.get(networkId);
      const backOffMs = known?.position === position ? Math.min(known.backOffMs * 2, longestBackOffMs) : 0;
      this.waiting.set(networkId, {
        networkId,
        position,
        backOffMs: Math.max(backOffMs, firstBackOffMs),
        triedAt: performance.now(),
      });
    }
  }

  /** After the commit: a network goes on, from this event at once or with the others. */
  release(networkId: string, next: number | null): void {
    if (next === null) this.waiting.delete(networkId);
    else this.waiting.set(networkId, { networkId, position: next, backOffMs: 0, triedAt: 0 });
  }
}

const dueAt = ({ triedAt, backOffMs }: Waiting): number => triedAt + backOffMs;
