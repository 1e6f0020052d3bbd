import { type Place, type StoredEvent, type Stretch, beginning } from '@relais/event-sourcing';
import type { Stop } from '../digest';
import { logPages } from '../log-pages';
import type { Bulk } from '../projection';
import { isServerTrouble } from '../server-trouble';
import type { StoppedNetworks } from '../stopped-networks';
import { copyRows, copyRowsOrStop } from './copy-rows';
import type { FillingOptions, Steps } from './steps';
import { EventsAside, StreamsAside } from './streams-aside';

/** Events of one transaction: what a kill costs. */
const largestStep = 10_000;

type Pages = AsyncGenerator<Stretch, void, undefined>;

/**
 * The fast way through a log: streams of one event are folded and copied as they are read; events of the others are put aside – first
 * the later ones, so that it is known which streams those are – and folded when all are there.
 */
export class BulkFilling {
  private readonly aside: StreamsAside;

  constructor(
    private readonly options: FillingOptions,
    private readonly bulk: Bulk,
    private readonly steps: Steps,
  ) {
    this.aside = new StreamsAside(options.connection);
  }

  async learn(end: number): Promise<void> {
    const { steps, aside } = this;
    const { projection, store } = this.options;
    const types = projection.types.filter((type) => !this.bulk.first.includes(type));
    const stopped = await steps.stoppedNetworks();
    let spilled = new EventsAside();
    for await (const { events, upTo } of logPages(store, steps.standing.place, end, { types })) {
      spilled.add(steps.fresh(events, stopped));
      if (spilled.count < largestStep && upTo.position < end) continue;
      await steps.write({ place: upTo, bulkEnd: upTo }, end, stopped, () => aside.put(spilled));
      spilled = new EventsAside();
    }
    await steps.turnTo({ phase: 'copying', place: beginning });
  }

  async copy(): Promise<void> {
    const { steps, aside } = this;
    const { signal, connection } = this.options;
    const stopped = await steps.stoppedNetworks();
    await steps.within(() => aside.recall());
    while (!this.isCopied) {
      const pages = this.pages();
      try {
        while (!this.isCopied) await this.copyMany(pages, stopped);
      } catch (error) {
        if (signal?.aborted || isServerTrouble(error, connection)) throw error;
        await this.copyCarefully(stopped);
      } finally {
        await pages.return();
      }
    }
    await steps.turnTo({ phase: 'folding' });
  }

  async fold(): Promise<void> {
    const { steps, aside, bulk } = this;
    const stopped = await steps.stoppedNetworks();
    const { position } = steps.standing.bulkEnd;
    await steps.write({ phase: 'finishing' }, position, stopped, async (connection) => {
      const stops: Stop[] = [];
      for await (const events of aside.streams())
        stops.push(...(await copyRowsOrStop(bulk, steps.fresh(events, stopped), connection)));
      await aside.drop();
      return stops;
    });
  }

  private get isCopied(): boolean {
    const { place, bulkEnd } = this.steps.standing;
    return place.position >= bulkEnd.position;
  }

  /** The first events that are not copied yet. */
  private pages(): Pages {
    const { place, bulkEnd } = this.steps.standing;
    return logPages(this.options.store, place, bulkEnd.position, { types: this.bulk.first });
  }

  /** Reading, folding and writing at the same time; all or nothing. */
  private async copyMany(pages: Pages, stopped: StoppedNetworks): Promise<void> {
    const { steps, aside, bulk } = this;
    const { bulkEnd } = steps.standing;
    let upTo = steps.standing.place;
    const later = new EventsAside();
    const next = async function* (this: BulkFilling) {
      for (let count = 0; count < largestStep && upTo.position < bulkEnd.position;) {
        this.options.signal?.throwIfAborted();
        const { value: stretch } = await pages.next();
        const { alone, continued, place } = this.parted(stretch ?? { events: [], upTo: bulkEnd }, stopped);
        later.add(continued);
        yield alone;
        count += alone.length;
        upTo = place;
      }
    }.bind(this);
    await steps.write(
      () => ({ place: upTo }),
      bulkEnd.position,
      stopped,
      async (connection) => {
        await copyRows(bulk, next(), connection);
        return aside.put(later);
      },
    );
  }

  /** As much in small steps, where a network for which something fails stops. */
  private async copyCarefully(stopped: StoppedNetworks): Promise<void> {
    const { steps, aside, bulk } = this;
    let count = 0;
    for await (const stretch of this.pages()) {
      const { alone, continued, place } = this.parted(stretch, stopped);
      await steps.write({ place }, steps.standing.bulkEnd.position, stopped, async (connection) => [
        ...(await aside.put(new EventsAside().add(continued))),
        ...(await copyRowsOrStop(bulk, alone, connection)),
      ]);
      count += alone.length;
      if (count >= largestStep) return;
    }
  }

  /** What belongs in of a stretch: streams of one event, and the first events of others. */
  private parted(
    { events, upTo }: Stretch,
    stopped: StoppedNetworks,
  ): { alone: StoredEvent[]; continued: StoredEvent[]; place: Place } {
    const { bulkEnd } = this.steps.standing;
    const [alone, continued]: [StoredEvent[], StoredEvent[]] = [[], []];
    for (const event of this.steps.fresh(events, stopped)) {
      if (event.position > bulkEnd.position) break;
      (this.aside.has(event.stream) ? continued : alone).push(event);
    }
    return { alone, continued, place: upTo.position < bulkEnd.position ? upTo : bulkEnd };
  }
}
