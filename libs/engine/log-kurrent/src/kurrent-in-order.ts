import { NO_STREAM } from '@kurrent/kurrentdb-client';
import type { StoredEvent } from '@relais/event-sourcing';
import { connect, inTime } from './kurrent-client';
import { numberOf, toEventData } from './kurrent-events';

const mostOnTheirWay = 256;
const answerMs = 5000;

/** Events of one stream that go together, never none. */
export type Run = readonly [StoredEvent, ...StoredEvent[]];

/** What an append failed with, and which. */
export type FailedRun = Readonly<{ run: Run; error: unknown }>;

/** The log holds events in another order than they were sent in. */
export class OrderBroken extends Error {}

/**
 * Appends runs one behind the other without waiting for the answers, over one connection, which keeps their order: the first is waited
 * for, and at a failure nothing more is sent, as the client would go on over another connection. What is on its way then has 5 s.
 * What is there afterwards is a beginning of what was sent.
 * @returns the first failure; null when all are recorded
 * @throws OrderBroken
 */
export async function sendInOrder(url: string, runs: readonly Run[]): Promise<FailedRun | null> {
  const client = connect(url);
  const positions: (number | undefined)[] = [];
  const onTheirWay = new Set<Promise<void>>();
  const failures: FailedRun[] = [];
  let wake: () => void = () => undefined;
  const send = async (run: Run, n: number) => {
    const [first] = run;
    const streamState = first.revision === 0 ? NO_STREAM : BigInt(first.revision - 1);
    const events = run.map((event) => toEventData(event, event.recordedAt));
    const asked = client.appendToStream(first.stream, events, { streamState, requiresLeader: true });
    try {
      const { position } = await inTime(answerMs, asked);
      positions[n] = position && numberOf(position);
    } catch (error) {
      failures.push({ run, error });
    }
  };
  try {
    for (const [n, run] of runs.entries()) {
      const sent = send(run, n).finally(() => {
        onTheirWay.delete(sent);
        wake();
      });
      onTheirWay.add(sent);
      const atOnce = n === 0 ? 1 : mostOnTheirWay;
      while (onTheirWay.size >= atOnce && failures.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (failures.length > 0) break;
    }
    await Promise.all(onTheirWay);
  } finally {
    void client.dispose();
  }
  ensureAscending(positions);
  return failures[0] ?? null;
}

function ensureAscending(positions: readonly (number | undefined)[]): void {
  let last = 0;
  for (const position of positions) {
    if (position === undefined) continue;
    if (position <= last)
      throw new OrderBroken(
        `An event was recorded at ${String(position)}, before an earlier one at ${String(last)}: start again with an empty target.`,
      );
    last = position;
  }
}
