import type { EventStore, EventBatch } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { Checkpoints, CheckpointsMoved } from './checkpoints';
import { type Failure, applyBatch } from './apply-batch';
import { inTransaction } from './in-transaction';
import type { Projection } from './projection';
import { isServerTrouble } from './server-trouble';
import { partitionOf } from './partitions';
import { ParkedNetworks } from './parked-networks';

/** So many events of a network that goes on are handled in one transaction: the others wait for no more than that. */
const largestCatchUp = 500;

/** A runner's work as long as it holds the same partitions. Every write is one transaction: rows, parked networks and checkpoints. */
export class PartitionSession {
  private constructor(
    private readonly connection: QueryRunner,
    private readonly projection: Projection,
    private readonly store: EventStore,
    readonly checkpoints: Checkpoints,
    readonly parked: ParkedNetworks,
  ) {}

  static async open(
    connection: QueryRunner,
    projection: Projection,
    store: EventStore,
    partitions: readonly number[],
  ): Promise<PartitionSession> {
    const { name } = projection;
    const checkpoints = await Checkpoints.open(connection, name, partitions, await store.identity());
    const parked = await ParkedNetworks.open(connection, name, partitions);
    return new PartitionSession(connection, projection, store, checkpoints, parked);
  }

  /** Applies a batch of the log to the partitions. */
  async apply({ events, upTo }: EventBatch): Promise<void> {
    const { checkpoints, parked, projection, connection } = this;
    const behind = checkpoints.listBehind(upTo.position);
    if (behind.length === 0) return;
    const fresh = events.filter(
      ({ type, position, networkId }) =>
        projection.types.includes(type) && checkpoints.isNew(position, networkId) && !parked.has(networkId),
    );
    if (fresh.length === 0) {
      checkpoints.keep(await checkpoints.move(behind, upTo));
      return;
    }
    const handleAll = async () => {
      const moved = await checkpoints.move(behind, upTo);
      await projection.handle(fresh, connection.manager);
      return { moved, failures: [] };
    };
    const handleCarefully = async () => {
      const moved = await checkpoints.move(behind, upTo);
      const failures = await applyBatch(projection, fresh, connection);
      await parked.write(failures);
      return { moved, failures };
    };
    const { moved, failures } = await inTransaction(connection, handleAll).catch((error: unknown) => {
      if (error instanceof CheckpointsMoved || isServerTrouble(error, connection)) throw error;
      return inTransaction(connection, handleCarefully);
    });
    checkpoints.keep(moved);
    parked.keep(failures);
  }

  /** Tries the parked network that is due, if any, from its failed event on: up to its partition, to the next failing event, or a little on. */
  async retry(): Promise<void> {
    const due = this.parked.due();
    if (!due) return;
    const { checkpoints, parked, projection, connection } = this;
    const { networkId, position } = due;
    const checkpoint = checkpoints.get(partitionOf(networkId));
    if (!checkpoint) return;
    const selection = { networkId, types: projection.types };
    const missing = (await this.store.readAll(position - 1, largestCatchUp + 1, selection)).filter(
      (event) => event.position <= checkpoint.cursor.position,
    );
    const next = missing[largestCatchUp];

    const { moved, failures } = await inTransaction(connection, async () => {
      const fenced = await checkpoints.move([checkpoint], checkpoint.cursor);
      const failed = await applyBatch(projection, missing.slice(0, largestCatchUp), connection);
      const later: Failure[] =
        next && failed.length === 0 ? [{ event: next, error: 'Is being resumed.' }] : failed;
      if (later.length === 0) await parked.resume(networkId);
      else await parked.write(later);
      return { moved: fenced, failures: failed };
    });
    checkpoints.keep(moved);
    if (failures.length > 0) parked.keep(failures);
    else parked.release(networkId, next?.position ?? null);
  }
}
