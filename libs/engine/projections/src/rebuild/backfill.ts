import { type Cursor, beginning } from '@relais/event-sourcing';
import { applyBatch } from '../apply-batch';
import { logPages } from '../log-pages';
import type { Projection } from '../projection';
import { isServerTrouble } from '../server-trouble';
import type { ParkedNetworks } from '../parked-networks';
import { BulkBackfill } from './bulk-backfill';
import { type BackfillOptions, type BackfillState, Steps } from './steps';

export const initialState = ({ bulk }: Projection): BackfillState => ({
  phase: bulk ? 'learning' : 'finishing',
  place: beginning,
  bulkEnd: beginning,
});

/**
 * Fills the shadow tables of a projection from the log. A network whose event cannot be applied is parked there, as it is live; a
 * network that the fast way cannot handle is done again in the slow way, from its first event.
 */
export class Backfill {
  /** Whether nothing had to be done again. */
  isFast = true;
  private readonly steps: Steps;
  private readonly fast: BulkBackfill;

  constructor(
    private readonly options: BackfillOptions,
    state: BackfillState,
  ) {
    this.steps = new Steps(options, state);
    this.fast = new BulkBackfill(options, options.projection.bulk ?? { first: [], tables: [] }, this.steps);
  }

  /** How many events were applied. */
  get events(): number {
    return this.steps.events;
  }

  /** The cursor up to which everything is in, after `run`. */
  get place(): Cursor {
    return this.steps.state.place;
  }

  /** The changes since were rolled back. */
  backTo(place: Cursor): void {
    this.steps.state = { ...this.steps.state, place };
  }

  /** Continues until everything up to a position is applied, or slightly more. */
  async run(end: number): Promise<void> {
    for (;;) {
      switch (this.steps.state.phase) {
        case 'learning':
          await this.fast.learn(end);
          break;
        case 'copying':
          await this.fast.copy();
          break;
        case 'folding':
          await this.fast.fold();
          break;
        case 'finishing':
          await this.finish();
          break;
        case 'mending':
          await this.repair();
          break;
        case 'following':
          return this.follow(end);
      }
    }
  }

  /** Contradicting rows do not tell which network is at fault: then everything is done in the slow way. */
  private async finish(): Promise<void> {
    const { tables, connection, projection } = this.options;
    const { steps } = this;
    const derive = projection.bulk?.derive;
    const end = steps.state.bulkEnd.position;
    try {
      await steps.step({ phase: 'mending' }, end, async () => {
        await tables.finish();
        if (derive !== undefined) await connection.query(derive);
      });
    } catch (error) {
      if (isServerTrouble(error, connection)) throw error;
      this.isFast = false;
      await steps.step({ phase: 'following', place: beginning }, end, async () => {
        await tables.empty();
        await tables.finish();
      });
    }
  }

  /** Networks that failed on the fast way have rows of events beyond the failed one, or lack some before it. */
  private async repair(): Promise<void> {
    const { steps } = this;
    const { bulkEnd } = steps.state;
    const parked = await steps.parkedNetworks();
    await steps.step({ phase: 'following', place: bulkEnd }, bulkEnd.position, async () => {
      for (const networkId of parked.all()) {
        this.isFast = false;
        await this.options.tables.emptyOf(networkId);
        await parked.resume(networkId);
        parked.release(networkId, null);
        await this.handleAgain(networkId, bulkEnd.position, parked);
      }
    });
  }

  private async handleAgain(networkId: string, end: number, parked: ParkedNetworks): Promise<void> {
    const { projection, connection, store } = this.options;
    const selection = { networkId, types: projection.types };
    for await (const { events } of logPages(store, beginning, end, selection)) {
      const fresh = this.steps.fresh(events, parked).filter(({ position }) => position <= end);
      const failures = await applyBatch(projection, fresh, connection);
      if (failures.length > 0) {
        await parked.write(failures);
        return;
      }
    }
  }

  private async follow(end: number): Promise<void> {
    const { steps } = this;
    const { store, projection } = this.options;
    const parked = await steps.parkedNetworks();
    for await (const { events, upTo } of logPages(store, steps.state.place, end, {
      types: projection.types,
    })) {
      const fresh = steps.fresh(events, parked);
      steps.events += fresh.length;
      await steps.write({ place: upTo }, end, parked, () => steps.handle(fresh));
    }
  }
}
