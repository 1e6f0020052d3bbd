import { type Cursor, type StoredEvent, type EventBatch, beginning } from '@relais/event-sourcing';
import type { Failure } from '../apply-batch';
import { logPages } from '../log-pages';
import type { Bulk } from '../projection';
import { isServerTrouble } from '../server-trouble';
import type { ParkedNetworks } from '../parked-networks';
import { copyRows, copyRowsOrFail } from './copy-rows';
import type { BackfillOptions, Steps } from './steps';
import { SpilledEvents, SpillTable } from './spill-table';

/** Events of one transaction: what a kill costs. */
const largestStep = 10_000;

type Pages = AsyncGenerator<EventBatch, void, undefined>;

/**
 * The fast way through a log: streams of one event are folded and copied as they are read; events of the others are put aside – first
 * the later ones, so that it is known which streams those are – and folded when all are there.
 */
export class BulkBackfill {
  private readonly spill: SpillTable;

  constructor(
    private readonly options: BackfillOptions,
    private readonly bulk: Bulk,
    private readonly steps: Steps,
  ) {
    this.spill = new SpillTable(options.connection);
  }

  async learn(end: number): Promise<void> {
    const { steps, spill } = this;
    const { projection, store } = this.options;
    const types = projection.types.filter((type) => !this.bulk.first.includes(type));
    const parked = await steps.parkedNetworks();
    let spilled = new SpilledEvents();
    for await (const { events, upTo } of logPages(store, steps.state.place, end, { types })) {
      const fresh = steps.fresh(events, parked);
      spilled.add(fresh);
      steps.events += fresh.length;
      if (spilled.count < largestStep && upTo.position < end) continue;
      await steps.write({ place: upTo, bulkEnd: upTo }, end, parked, () => spill.put(spilled));
      spilled = new SpilledEvents();
    }
    await steps.turnTo({ phase: 'copying', place: beginning });
  }

  async copy(): Promise<void> {
    const { steps, spill } = this;
    const { signal, connection } = this.options;
    const parked = await steps.parkedNetworks();
    await steps.runAmongTables(() => spill.recall());
    while (!this.isCopied) {
      const pages = this.pages();
      try {
        while (!this.isCopied) await this.copyMany(pages, parked);
      } catch (error) {
        if (signal?.aborted || isServerTrouble(error, connection)) throw error;
        await this.copyCarefully(parked);
      } finally {
        await pages.return();
      }
    }
    await steps.turnTo({ phase: 'folding' });
  }

  async fold(): Promise<void> {
    const { steps, spill, bulk } = this;
    const parked = await steps.parkedNetworks();
    const { position } = steps.state.bulkEnd;
    await steps.write({ phase: 'finishing' }, position, parked, async (connection) => {
      const failures: Failure[] = [];
      for await (const events of spill.streams())
        failures.push(...(await copyRowsOrFail(bulk, steps.fresh(events, parked), connection)));
      await spill.drop();
      return failures;
    });
  }

  private get isCopied(): boolean {
    const { place, bulkEnd } = this.steps.state;
    return place.position >= bulkEnd.position;
  }

  /** The first events that are not copied yet. */
  private pages(): Pages {
    const { place, bulkEnd } = this.steps.state;
    return logPages(this.options.store, place, bulkEnd.position, { types: this.bulk.first });
  }

  /** Reading, folding and writing at the same time; all or nothing. */
  private async copyMany(pages: Pages, parked: ParkedNetworks): Promise<void> {
    const { steps, spill, bulk } = this;
    const { bulkEnd } = steps.state;
    let upTo = steps.state.place;
    const later = new SpilledEvents();
    let count = 0;
    const next = async function* (this: BulkBackfill) {
      while (count < largestStep && upTo.position < bulkEnd.position) {
        this.options.signal?.throwIfAborted();
        const { value: batch } = await pages.next();
        const { alone, continued, place } = this.parted(batch ?? { events: [], upTo: bulkEnd }, parked);
        later.add(continued);
        yield alone;
        count += alone.length;
        upTo = place;
      }
    }.bind(this);
    await steps.write(
      () => ({ place: upTo }),
      bulkEnd.position,
      parked,
      async (connection) => {
        await copyRows(bulk, next(), connection);
        return spill.put(later);
      },
    );
    steps.events += count + later.count;
  }

  /** As much in small steps, where a network for which something fails is parked. */
  private async copyCarefully(parked: ParkedNetworks): Promise<void> {
    const { steps, spill, bulk } = this;
    let count = 0;
    for await (const batch of this.pages()) {
      const { alone, continued, place } = this.parted(batch, parked);
      await steps.write({ place }, steps.state.bulkEnd.position, parked, async (connection) => [
        ...(await spill.put(new SpilledEvents().add(continued))),
        ...(await copyRowsOrFail(bulk, alone, connection)),
      ]);
      steps.events += alone.length + continued.length;
      count += alone.length;
      if (count >= largestStep) return;
    }
  }

  /** The events of a batch that are copied now: streams of one event, and the first events of others. */
  private parted(
    { events, upTo }: EventBatch,
    parked: ParkedNetworks,
  ): { alone: StoredEvent[]; continued: StoredEvent[]; place: Cursor } {
    const { bulkEnd } = this.steps.state;
    const [alone, continued]: [StoredEvent[], StoredEvent[]] = [[], []];
    for (const event of this.steps.fresh(events, parked)) {
      if (event.position > bulkEnd.position) break;
      (this.spill.has(event.stream) ? continued : alone).push(event);
    }
    return { alone, continued, place: upTo.position < bulkEnd.position ? upTo : bulkEnd };
  }
}
