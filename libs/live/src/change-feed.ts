import { setTimeout } from 'node:timers/promises';
import { type Cursor, type EventStore, Refusal, type StoredEvent, beginning } from '@relais/event-sourcing';
import type { ReadModels } from '@relais/projections';

const retryAfterMs = 500;

type Source = Readonly<{ store: EventStore; readModels: ReadModels }>;
type Reader = Readonly<{
  /** The networks with readers. */
  followed: () => ReadonlySet<string>;
  /** Gets the events of these networks, in the order of the log, once reads show them. After a failure some come twice. */
  handle: (events: readonly StoredEvent[]) => Promise<void>;
  failed: (error: unknown) => void;
}>;

/** Follows the log from its present end on, one step behind the read models. */
export class ChangeFeed {
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;

  private constructor(
    private readonly source: Source,
    private readonly reader: Reader,
    private cursor: Cursor,
  ) {
    this.running = this.run();
  }

  /** Events up to here are handled. */
  get position(): number {
    return this.cursor.position;
  }

  static async start(source: Source, reader: Reader): Promise<ChangeFeed> {
    const last = await source.store.lastEvent();
    return new ChangeFeed(source, reader, last ?? beginning);
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.ending;
    while (!this.isOver()) {
      try {
        for await (const { events, upTo } of this.source.store.subscribe(this.cursor, { signal })) {
          const followed = this.reader.followed();
          await this.pass(events.filter(({ networkId }) => followed.has(networkId)));
          this.cursor = { position: upTo.position, recordedAt: upTo.recordedAt };
        }
      } catch (error) {
        if (!this.isOver()) this.reader.failed(error);
      }
      await setTimeout(retryAfterMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private isOver(): boolean {
    return this.ending.signal.aborted;
  }

  private async pass(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    const networkIds = events.map(({ networkId }) => networkId);
    await untilShown(this.source.readModels, networkIds, last.position, this.ending.signal);
    await this.reader.handle(events);
  }
}

/** Waits for as long as it takes until reads of these networks show everything up to a position. @throws the reason of the signal */
export async function untilShown(
  readModels: ReadModels,
  networkIds: readonly string[],
  position: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      await readModels.waitForNetworks(networkIds, position, undefined, signal);
      return;
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'not-yet')) throw error;
    }
  }
}
