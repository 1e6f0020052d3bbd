import { setTimeout as pause } from 'node:timers/promises';
import { END, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { beginning } from '@relais/event-sourcing';
import { KurrentEventStore } from '@relais/log-kurrent';
import { KurrentDbCluster } from '../doubles/kurrentdb/kurrentdb-cluster';
import { newEvent, newStream } from '../support/events';
import { FaultFixture } from './fault.fixture';

/** KurrentDB drops a subscription with an event on its way: what its reader sees in the end, numbered as it was written. */
export const droppedSubscription = (): Promise<string[]> =>
  FaultFixture.run(
    () => Promise.resolve(),
    async ({ url }) => {
      const cluster = await KurrentDbCluster.start();
      const store = new KurrentEventStore(cluster.url, url, Buffer.alloc(32));
      const { troubles } = cluster.leader;
      troubles.plan('subscribe', { kind: 'cut', after: 3 });
      const append = (n: number) =>
        store.append(newStream(), [newEvent({ data: { n } })], { expected: 'none' });
      const seen: unknown[] = [];
      const reader = (async () => {
        const { signal } = new AbortController();
        for await (const { events } of store.subscribe(beginning, { signal })) {
          seen.push(...events.map(({ data }) => (data as { n: number }).n));
          if (seen.includes(5)) return;
        }
      })();
      try {
        for (const n of [1, 2, 3, 4]) await append(n);
        while (troubles.calls.subscribe < 2) await pause(10);
        await append(5);
        await reader;
      } finally {
        await store.close();
        cluster.stop();
      }
      return seen.join(', ') === '1, 2, 3, 4, 5'
        ? []
        : [`The reader saw ${seen.join(', ')} of 1, 2, 3, 4, 5.`];
    },
  );

/** Runs something while every subscription but the first begins at the end of the log, whatever place it asks for. */
export async function subscribingAtTheEnd<T>(run: () => Promise<T>): Promise<T> {
  const { subscribeToAll } = KurrentDBClient.prototype;
  let count = 0;
  KurrentDBClient.prototype.subscribeToAll = function (options, ...others) {
    return subscribeToAll.call(this, count++ === 0 ? options : { ...options, fromPosition: END }, ...others);
  };
  try {
    return await run();
  } finally {
    KurrentDBClient.prototype.subscribeToAll = subscribeToAll;
  }
}
