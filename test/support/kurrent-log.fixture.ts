import { randomBytes } from 'node:crypto';
import { type Cursor, type StoredEvent, beginning } from '@relais/event-sourcing';
import { KurrentEventStore } from '@relais/log-kurrent';
import { Client } from 'pg';
import { KurrentDbCluster } from '../doubles/kurrentdb/kurrentdb-cluster';
import { newEvent, newStream } from './events';
import { type TestDatabase, migratedDatabase } from './postgres';

/** A log in a stand-in of KurrentDB that can be told to fail, with the PostgreSQL beside it. */
export class KurrentFixture {
  private readonly opened: KurrentEventStore[] = [];

  private constructor(
    readonly cluster: KurrentDbCluster,
    private readonly database: TestDatabase,
    readonly client: Client,
  ) {}

  static async open(nodes = 1): Promise<KurrentFixture> {
    const database = await migratedDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    return new KurrentFixture(await KurrentDbCluster.start(nodes), database, client);
  }

  store(url = this.cluster.url): KurrentEventStore {
    const store = new KurrentEventStore(url, this.database.url, randomBytes(32));
    this.opened.push(store);
    return store;
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((store) => store.close()));
    this.cluster.stop();
    await this.client.end();
    await this.database.drop();
  }
}

/** Appends one event to a stream of its own and gives its id. */
export async function record(store: KurrentEventStore): Promise<string> {
  const event = newEvent();
  await store.append(newStream(), [event], { expected: 'none' });
  return event.id;
}

/** The events that a subscription gave so far; `until` resolves when there are so many. */
export function listen(store: KurrentEventStore, after: Cursor = beginning) {
  const ending = new AbortController();
  const events: StoredEvent[] = [];
  let heard: () => void = () => undefined;
  const reading = (async () => {
    for await (const batch of store.subscribe(after, { signal: ending.signal })) {
      events.push(...batch.events);
      heard();
    }
  })();
  return {
    events,
    reading,
    async until(count: number): Promise<string[]> {
      while (events.length < count)
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      return events.map(({ id }) => id);
    },
    async leave(): Promise<void> {
      ending.abort();
      await reading;
    },
  };
}
