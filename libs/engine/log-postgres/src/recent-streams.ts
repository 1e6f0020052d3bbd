import type { EventStore, NewEvent, StoredEvent } from '@relais/event-sourcing';
import { NamesSeen } from './appending/names-seen';

type Recent = { events: StoredEvent[]; number: number; isUsed: boolean };

/** The streams that were used lately, in memory; others are read again from the log when they are asked for. */
export class RecentStreams {
  private readonly recent = new Map<string, Recent>();
  private readonly forgotten = new NamesSeen();
  private events = 0;
  private written = 0;

  /** @param mostEvents that stay in memory */
  constructor(
    private readonly log: EventStore,
    private readonly mostEvents: number,
  ) {}

  /** Brings a stream that was forgotten back into memory; nothing to wait for otherwise. */
  recall(stream: string): Promise<void> | undefined {
    if (this.recent.has(stream) || !this.forgotten.mayHave(stream)) return undefined;
    return this.log.readStream(stream).then((events) => {
      if (!this.recent.has(stream) && events.length > 0)
        this.put(stream, { events, number: 0, isUsed: true });
    });
  }

  eventsOf(stream: string): readonly StoredEvent[] {
    const recent = this.recent.get(stream);
    if (!recent) return [];
    recent.isUsed = true;
    return recent.events;
  }

  /** @param number of the last of these events, counted over everything that was recorded */
  add(stream: string, added: readonly NewEvent[], number: number): void {
    const known = this.recent.get(stream);
    const next = known?.events.length ?? 0;
    const events = added.map(({ id, type, on, data, networkId, metadata }, n) => ({
      ...{ id, type, on, data, networkId, metadata },
      ...{ stream, revision: next + n, position: 0, recordedAt: '' },
    }));
    if (!known) {
      this.put(stream, { events, number, isUsed: false });
      return;
    }
    known.events = [...known.events, ...events];
    known.number = number;
    this.events += events.length;
  }

  /** The log has them: they may be forgotten. */
  areWritten(number: number): void {
    this.written = number;
  }

  private put(stream: string, recent: Recent): void {
    this.recent.set(stream, recent);
    this.events += recent.events.length;
    if (this.events > this.mostEvents) this.forget();
  }

  /** Those that were not used since they came, or came last into question, make room: for many at once, as looking for them takes time. */
  private forget(): void {
    const enough = this.mostEvents * 0.9;
    for (const [oldest, { events, number, isUsed }] of this.recent) {
      if (this.events <= enough || number > this.written) return;
      this.recent.delete(oldest);
      if (isUsed) this.recent.set(oldest, { events, number, isUsed: false });
      else {
        this.forgotten.add(oldest);
        this.events -= events.length;
      }
    }
  }
}
