import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorType, MaxAppendSizeExceededError } from '@kurrent/kurrentdb-client';
import { LostRace, type StoredEvent, beginning } from '@relais/event-sourcing';
import { ensureContinues, sizeOfEvents } from '@relais/log-postgres';
import type { Claims } from './kurrent-claims';
import { type KurrentConnection, backOffAfter, isAnswer, isPassing } from './kurrent-connection';
import { type FailedRun, OrderBroken, type Run, sendInOrder } from './kurrent-in-order';
import { explain } from './kurrent-probe';
import { eventsBefore, eventsOf } from './kurrent-reads';

const readMs = 10_000;
const streamsAtOnce = 64;
const tries = 7;
const longestBackOffMs = 1000;
const longestRun = 200;
const largestRun = 960 * 1024;
/** A message of 16 MiB or more would break the connection, with all appends that are on their way. */
const largestMessage = 16 * 1024 * 1024;

/**
 * Writes events of another log after those that are here, with many appends on their way, in order. After a failure it goes on behind
 * the last event that is there. Their recorded times stay.
 * @param url of the log that `connection` reads
 * @throws Error in a sentence when an event does not continue what is here, or does not fit, or the order is broken
 */
export async function takeOver(
  url: string,
  connection: KurrentConnection,
  claims: Claims,
  events: readonly StoredEvent[],
): Promise<void> {
  const [last] = await connection.persistently(readMs, (client) => eventsBefore(client));
  const here = isBehind(events, last) ? assumed(events) : await notHere(connection, events);
  let { further } = here;
  ensureContinues(further, here.revisions, last?.recordedAt ?? beginning.recordedAt);
  await claims.take(further);
  for (let failures = 0; further.length > 0;) {
    const runs = nextRuns(further);
    const failed = await sendInOrder(url, runs);
    if (!failed) {
      further = further.slice(runs.reduce((sum, { length }) => sum + length, 0));
      failures = 0;
      continue;
    }
    const left = await notHere(connection, further);
    if (isAnswer(failed.error, ErrorType.WRONG_EXPECTED_VERSION))
      ensureContinues(left.further, left.revisions, beginning.recordedAt);
    failures = left.further.length < further.length ? 1 : failures + 1;
    const reason = isPassing(failed.error) && failures < tries ? null : await reasonOf(url, failed);
    if (!isPrefixHere(further, left.further))
      throw new OrderBroken(
        `${reason ? `${reason.message} ` : ''}Event ${left.further[0]?.id ?? ''} is not here, and later ones are: start again with an empty target.`,
      );
    if (reason) throw reason;
    further = left.further;
    await sleep(backOffAfter(failures, longestBackOffMs));
  }
}

/** Whether events were recorded after all that is here, so that none of them is here: a time of whole seconds may be cut off. */
const isBehind = ([first]: readonly StoredEvent[], last: StoredEvent | undefined): boolean =>
  last === undefined ||
  (!last.recordedAt.endsWith('.000000Z') && (first?.recordedAt ?? '') > last.recordedAt);

/** None of the events is here, and their streams are where they continue: the server refuses them otherwise. */
const assumed = (events: readonly StoredEvent[]): Missing => ({
  further: events,
  revisions: new Map([...events].reverse().map(({ stream, revision }) => [stream, revision - 1])),
});

type Missing = Readonly<{ further: readonly StoredEvent[]; revisions: Map<string, number> }>;

/** Those of the events that are not here, and how far their streams are. */
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
        const isBegun = first?.revision !== 0;
        const last = there.at(-1) ?? (isBegun ? (await read({ backwards: true, limit: 1 }))[0] : undefined);
        for (const { id } of there) here.add(id);
        if (last) revisions.set(stream, last.revision);
      }),
    );
  }
  return { further: events.filter(({ id }) => !here.has(id)), revisions };
}

/** Whether what is here of the events is a beginning of them. */
const isPrefixHere = (sent: readonly StoredEvent[], left: readonly StoredEvent[]): boolean =>
  left.length === 0 || sent[sent.length - left.length]?.id === left[0]?.id;

/**
 * The appends that come next: neighbours of one stream go together, as far as they fit. An event that is too large for that goes alone,
 * with nothing else on its way, because the server may refuse it.
 */
function nextRuns(events: readonly StoredEvent[]): Run[] {
  const runs: [StoredEvent, ...StoredEvent[]][] = [];
  let bytes = 0;
  for (const event of events) {
    const size = sizeOfEvents([{ data: JSON.stringify(event.data) }]);
    if (size > largestMessage) throw notFitting(event, 'No KurrentDB takes a message of 16 MiB.');
    if (size > largestRun) return runs.length === 0 ? [[event]] : runs;
    const run = runs.at(-1);
    const isFit =
      run && run.length < longestRun && run[0].stream === event.stream && bytes + size <= largestRun;
    if (isFit) run.push(event);
    else runs.push([event]);
    bytes = isFit ? bytes + size : size;
  }
  return runs;
}

/** An append that failed for good, in a sentence. */
async function reasonOf(url: string, { run: [first], error }: FailedRun): Promise<Error> {
  if (error instanceof MaxAppendSizeExceededError)
    return notFitting(
      first,
      `This KurrentDB takes only ${error.maxAppendSize} bytes in one append; its setting MaxAppendSize lets through more, up to 16767216.`,
    );
  return isAnswer(error, ErrorType.WRONG_EXPECTED_VERSION) ? new LostRace(first.stream) : explain(url, error);
}

const notFitting = ({ id, type, stream }: StoredEvent, why: string): Error =>
  new Error(`Event ${id} (${type}, ${stream}) does not fit into one append. ${why}`);
