import { type Cursor, type Selection, type StoredEvent, beginning } from '@relais/event-sourcing';
import type { KurrentConnection } from './kurrent-connection';
import { eventsBefore } from './kurrent-reads';
import { follow } from './kurrent-subscription';

const tries = 7;
const rememberedTimes = 1000;
const mostFaults = 20;

/** The whole log as it is now, read by a subscription: only that gives the times of KurrentDB with milliseconds. */
export class KurrentLog {
  private readonly recordedTimes = new Map<number, string>();

  constructor(
    private readonly url: string,
    private readonly connection: KurrentConnection,
    private readonly closing: AbortSignal,
  ) {}

  /** Recorded times are exact from the beginning, or from where this reader has read before; otherwise from 64 events earlier. */
  async readAll(after: number, limit: number, selection: Selection = {}): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const batch of this.batches(await this.cursorNear(after), selection)) {
      events.push(...batch.filter(({ position }) => position > after));
      if (events.length >= limit) break;
    }
    events.length = Math.min(events.length, limit);
    const last = events.at(-1);
    if (last) this.remember(last);
    return events;
  }

  async audit(): Promise<string[]> {
    const faults: string[] = [];
    const revisions = new Map<string, number>();
    for await (const events of this.batches(beginning, {}))
      for (const { stream, revision, position } of events) {
        const expected = (revisions.get(stream) ?? -1) + 1;
        if (revision !== expected)
          faults.push(
            `The stream ${stream} has revision ${String(revision)} at position ${String(position)}, where ${String(expected)} was expected.`,
          );
        revisions.set(stream, revision);
      }
    return faults.slice(0, mostFaults);
  }

  private async *batches(after: Cursor, selection: Selection): AsyncGenerator<readonly StoredEvent[]> {
    for await (const { events, isCaughtUp } of follow(this.url, after, this.closing, { selection, tries })) {
      yield events;
      if (isCaughtUp) return;
    }
  }

  private async cursorNear(position: number): Promise<Cursor> {
    const recordedAt = this.recordedTimes.get(position);
    if (recordedAt !== undefined || position === 0)
      return { ...beginning, position, ...(recordedAt && { recordedAt }) };
    const before = await this.connection.persistently(10_000, (client) => eventsBefore(client, position));
    return before.at(-1) ?? { ...beginning, position };
  }

  private remember({ position, recordedAt }: StoredEvent): void {
    this.recordedTimes.set(position, recordedAt);
    const [oldest] = this.recordedTimes.keys();
    if (this.recordedTimes.size > rememberedTimes && oldest !== undefined) this.recordedTimes.delete(oldest);
  }
}
