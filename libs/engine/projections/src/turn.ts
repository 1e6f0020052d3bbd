import type { EventStore, Stretch } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { Checkpoints, CheckpointsMoved } from './checkpoints';
import { type Stop, digest } from './digest';
import { inTransaction } from './in-transaction';
import type { Projection } from './projection';
import { isServerTrouble } from './server-trouble';
import { shareOf } from './shares';
import { StoppedNetworks } from './stopped-networks';

/** So many events of a network that goes on are handled in one transaction: the others wait for no more than that. */
const largestCatchUp = 500;

/** A runner's work as long as it holds the same shares. Every write is one transaction: rows, stopped networks and checkpoints. */
export class Turn {
  private constructor(
    private readonly connection: QueryRunner,
    private readonly projection: Projection,
    private readonly store: EventStore,
    readonly checkpoints: Checkpoints,
    readonly stopped: StoppedNetworks,
  ) {}

  static async open(
    connection: QueryRunner,
    projection: Projection,
    store: EventStore,
    shares: readonly number[],
  ): Promise<Turn> {
    const { name } = projection;
    const checkpoints = await Checkpoints.open(connection, name, shares, await store.identity());
    const stopped = await StoppedNetworks.open(connection, name, shares);
    return new Turn(connection, projection, store, checkpoints, stopped);
  }

  /** Carries the shares along a stretch of the log. */
  async take({ events, upTo }: Stretch): Promise<void> {
    const { checkpoints, stopped, projection, connection } = this;
    const behind = checkpoints.behind(upTo.position);
    if (behind.length === 0) return;
    const fresh = events.filter(
      ({ type, position, networkId }) =>
        projection.types.includes(type) && checkpoints.isNew(position, networkId) && !stopped.has(networkId),
    );
    if (fresh.length === 0) {
      checkpoints.keep(await checkpoints.move(behind, upTo));
      return;
    }
    const handleAll = async () => {
      const moved = await checkpoints.move(behind, upTo);
      await projection.handle(fresh, connection.manager);
      return { moved, stops: [] };
    };
    const handleCarefully = async () => {
      const moved = await checkpoints.move(behind, upTo);
      const stops = await digest(projection, fresh, connection);
      await stopped.write(stops);
      return { moved, stops };
    };
    const { moved, stops } = await inTransaction(connection, handleAll).catch((error: unknown) => {
      if (error instanceof CheckpointsMoved || isServerTrouble(error, connection)) throw error;
      return inTransaction(connection, handleCarefully);
    });
    checkpoints.keep(moved);
    stopped.keep(stops);
  }

  /** Tries the stopped network whose time has come, if any, from where it stands: up to its share, to the next failing event, or a little on. */
  async retry(): Promise<void> {
    const due = this.stopped.due();
    if (!due) return;
    const { checkpoints, stopped, projection, connection } = this;
    const { networkId, position } = due;
    const checkpoint = checkpoints.of(shareOf(networkId));
    if (!checkpoint) return;
    const selection = { networkId, types: projection.types };
    const missing = (await this.store.readAll(position - 1, largestCatchUp + 1, selection)).filter(
      (event) => event.position <= checkpoint.place.position,
    );
    const next = missing[largestCatchUp];

    const { moved, stops } = await inTransaction(connection, async () => {
      const fenced = await checkpoints.move([checkpoint], checkpoint.place);
      const failed = await digest(projection, missing.slice(0, largestCatchUp), connection);
      const later: Stop[] =
        next && failed.length === 0 ? [{ event: next, error: 'Is being taken up.' }] : failed;
      if (later.length === 0) await stopped.strike(networkId);
      else await stopped.write(later);
      return { moved: fenced, stops: failed };
    });
    checkpoints.keep(moved);
    if (stops.length > 0) stopped.keep(stops);
    else stopped.release(networkId, next?.position ?? null);
  }
}
