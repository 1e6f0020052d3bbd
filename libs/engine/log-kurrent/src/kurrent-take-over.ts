import { Refusal, type StoredEvent, beginning } from '@relais/event-sourcing';
import { ensureContinues, sizeOfEvents } from '@relais/log-postgres';
import type { KurrentAppends } from './kurrent-appends';
import type { Claims } from './kurrent-claims';
import type { KurrentConnection } from './kurrent-connection';
import { eventsBefore, eventsOf } from './kurrent-reads';

const readMs = 10_000;
const streamsAtOnce = 16;
const longestRun = 200;
const largestRun = 960 * 1024;
/** A message of 16 MiB or more would break the connection, with all appends that are on their way. */
const largestMessage = 16 * 1024 * 1024;

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
    const expected = first.revision === 0 ? 'none' : first.revision - 1;
    await appends.write(first.stream, run, expected, true).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'too-large' ? notFitting(first, error.message) : error;
    });
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

/** Neighbours of one stream go together, as far as they fit into one append. An event that is too large for that goes alone. */
function runsOf(events: readonly StoredEvent[]): StoredEvent[][] {
  const runs: StoredEvent[][] = [];
  let bytes = 0;
  for (const event of events) {
    const size = sizeOfEvents([{ data: JSON.stringify(event.data) }]);
    if (size > largestMessage) throw notFitting(event, 'No KurrentDB takes a message of 16 MiB.');
    const run = runs.at(-1);
    const isFit =
      run && run.length < longestRun && run[0]?.stream === event.stream && bytes + size <= largestRun;
    if (isFit) run.push(event);
    else runs.push([event]);
    bytes = isFit ? bytes + size : size;
  }
  return runs;
}

const notFitting = ({ id, type, stream }: StoredEvent, why: string): Error =>
  new Error(`Event ${id} (${type}, ${stream}) does not fit into one append. ${why}`);
