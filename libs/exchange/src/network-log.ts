import type { EventStore, StoredEvent } from '@relais/event-sourcing';
import type { Ids, Named } from './ids';

/** Recorded facts by stream; streams without facts are missing. */
export type Facts = ReadonlyMap<string, readonly StoredEvent[]>;

/** What is recorded of the network already. */
export class NetworkLog {
  constructor(
    private readonly store: EventStore,
    private readonly ids: Ids,
    /** A new network has nothing to look up. */
    readonly isNew: boolean,
  ) {}

  /** The same network, its facts read from another store. */
  over(store: EventStore): NetworkLog {
    return new NetworkLog(store, this.ids, this.isNew);
  }

  async facts(streams: readonly string[]): Promise<Facts> {
    if (streams.length === 0) return new Map();
    const found = await this.store.readStreams([...new Set(streams)]);
    return new Map([...found].filter(([, facts]) => facts[0]?.networkId === this.ids.networkId));
  }

  /** The facts of what lines name; from now on, a ref that is the id of something recorded stands for that. */
  async learn(named: readonly Named[]): Promise<Facts> {
    if (this.isNew) return new Map();
    const candidates = named.flatMap((name) => {
      const stream = this.ids.streamIfBorn(name);
      return stream === null ? [] : [{ name, stream }];
    });
    const facts = await this.facts([
      ...named.map(({ kind, ref }) => this.ids.stream(kind, this.ids.of(kind, ref))),
      ...candidates.map(({ stream }) => stream),
    ]);
    for (const { name, stream } of candidates) if (facts.has(stream)) this.ids.isBorn(name);
    return facts;
  }
}
