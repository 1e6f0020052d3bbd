import { beginning } from '@relais/event-sourcing';
import { copying } from './copy-rows';
import type { Stop } from './digest';
import { logPages } from './log-pages';
import type { Bulk } from './projection';
import type { FillingOptions, Steps } from './steps';
import { StreamsAside } from './streams-aside';

/**
 * The fast way through a log: streams of one fact are folded and copied as they are read; facts of the others are put aside – first
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
    for await (const { events, upTo } of logPages(store, steps.standing.place, end, { types })) {
      const facts = steps.fresh(events, stopped);
      await steps.write({ place: upTo, bulkEnd: upTo }, end, stopped, () => aside.put(facts));
    }
    await steps.turnTo({ phase: 'copying', place: beginning });
  }

  async copy(): Promise<void> {
    const { steps, aside } = this;
    const { place, bulkEnd } = steps.standing;
    const end = bulkEnd.position;
    const stopped = await steps.stoppedNetworks();
    await steps.within(() => aside.recall());
    let writing: Promise<void> = Promise.resolve();
    for await (const { events, upTo } of logPages(this.options.store, place, end, {
      types: this.bulk.first,
    })) {
      const facts = steps.fresh(events, stopped).filter(({ position }) => position <= end);
      const { alone = [], continued = [] } = Object.groupBy(facts, ({ stream }) =>
        aside.has(stream) ? 'continued' : 'alone',
      );
      // Folded while the rows before are being written.
      const write = copying(this.bulk, alone);
      await writing;
      const then = { place: upTo.position < end ? upTo : bulkEnd };
      writing = steps.write(then, end, stopped, async (connection) => [
        ...(await aside.put(continued)),
        ...(await write(connection)),
      ]);
      writing.catch(() => undefined);
    }
    await writing;
    await steps.turnTo({ phase: 'folding' });
  }

  async fold(): Promise<void> {
    const { steps, aside } = this;
    const stopped = await steps.stoppedNetworks();
    const { position } = steps.standing.bulkEnd;
    await steps.write({ phase: 'finishing' }, position, stopped, async (connection) => {
      const stops: Stop[] = [];
      for await (const facts of aside.streams())
        stops.push(...(await copying(this.bulk, steps.fresh(facts, stopped))(connection)));
      await aside.drop();
      return stops;
    });
  }
}
