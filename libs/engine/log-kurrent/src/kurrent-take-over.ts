import { type StoredEvent, beginning } from '@relais/event-sourcing';
import { ensureContinues } from '@relais/log-postgres';
import type { KurrentAppends } from './kurrent-appends';
import type { Claims } from './kurrent-claims';
import type { KurrentConnection } from './kurrent-connection';
import { eventsBefore, eventsOf } from './kurrent-reads';

const readMs = 10_000;
const streamsAtOnce = 16;
const longestRun = 200;

/**
 * Writes events of another log after those that are here: one append after the other, because only that keeps their order after a
 * failure. Their recorded times stay.
 */
export async function takeOver(
  connection: KurrentConnection,
  appends: KurrentAppends,
  claims: Claims,
  events: readonly StoredEvent[],
): Promise<void> {
  const { further, revisions } = await notHere(connection, events);
  const [last] = await connection.persistently(readMs, (client) => eventsBefore(client));
  ensureContinues(further, revisions, last?.recordedAt ?? beginning.recordedAt);
  await claims.take(further);
  for (const run of runsOf(further)) {
    const [first] = run as [StoredEvent];
    await appends.write(first.stream, run, first.revision === 0 ? 'none' : first.revision - 1, true);
  }
}

type Missing = { further: StoredEvent[]; revisions: Map<string, number> };

async function notHere(connection: KurrentConnection, events: readonly StoredEvent[]): Promise<Missing> {
  const here = new Set<string>();
  const revisions = new Map<string, number>();
  const streams = [...Map.groupBy(events, ({ stream }) => stream)];
  for (let n = 0; n < streams.length; n += streamsAtOnce) {
    await Promise.all(
      streams.slice(n, n + streamsAtOnce).map(async ([stream, [first]]) => {
        const read = (reading: { from: number } | { backwards: true; limit: 1 }) =>
          connection.persistently(readMs, (client) => eventsOf(client, stream, reading));
        const there = await read({ from: first?.revision ?? 0 });
        const last = there.at(-1) ?? (await read({ backwards: true, limit: 1 }))[0];
        for (const { id } of there) here.add(id);
        if (last) revisions.set(stream, last.revision);
      }),
    );
  }
  return { further: events.filter(({ id }) => !here.has(id)), revisions };
}

/** Neighbours of one stream go together. */
function runsOf(events: readonly StoredEvent[]): StoredEvent[][] {
  const runs: StoredEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && run.length < longestRun && run[0]?.stream === event.stream) run.push(event);
    else runs.push([event]);
  }
  return runs;
}
