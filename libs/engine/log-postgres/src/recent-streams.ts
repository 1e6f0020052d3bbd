import type { EventStore, NewEvent, StoredEvent } from '@relais/event-sourcing';
import { NamesSeen } from './appending/names-seen';

type Recent = { facts: StoredEvent[]; number: number; isUsed: boolean };

/** The streams that were used lately, in memory; others are read again from the log when they are asked for. */
export class RecentStreams {
  private readonly recent = new Map<string, Recent>();
  private readonly forgotten = new NamesSeen();
  private facts = 0;
  private written = 0;

  /** @param mostFacts that stay in memory */
  constructor(
    private readonly log: EventStore,
    private readonly mostFacts: number,
  ) {}

  /** Brings a stream that was forgotten back into memory; nothing to wait for otherwise. */
  recall(stream: string): Promise<void> | undefined {
    if (this.recent.has(stream) || !this.forgotten.mayHave(stream)) return undefined;
    return this.log.readStream(stream).then((facts) => {
      if (!this.recent.has(stream) && facts.length > 0) this.put(stream, { facts, number: 0, isUsed: true });
    });
  }

  factsOf(stream: string): readonly StoredEvent[] {
    const recent = this.recent.get(stream);
    if (!recent) return [];
    recent.isUsed = true;
    return recent.facts;
  }

  /** @param number of the last of these facts, counted over everything that was recorded */
  add(stream: string, events: readonly NewEvent[], number: number): void {
    const known = this.recent.get(stream);
    const next = known?.facts.length ?? 0;
    const facts = events.map(({ id, type, on, data, networkId, metadata }, n) => ({
      ...{ id, type, on, data, networkId, metadata },
      ...{ stream, revision: next + n, position: 0, recordedAt: '' },
    }));
    if (!known) {
      this.put(stream, { facts, number, isUsed: false });
      return;
    }
    known.facts = [...known.facts, ...facts];
    known.number = number;
    this.facts += facts.length;
  }

  /** The log has them: they may be forgotten. */
  areWritten(number: number): void {
    this.written = number;
  }

  private put(stream: string, recent: Recent): void {
    this.recent.set(stream, recent);
    this.facts += recent.facts.length;
    if (this.facts > this.mostFacts) this.forget();
  }

  /** Those that were not used since they came, or came last into question, make room: for many at once, as looking for them takes time. */
  private forget(): void {
    const enough = this.mostFacts * 0.9;
    for (const [oldest, { facts, number, isUsed }] of this.recent) {
      if (this.facts <= enough || number > this.written) return;
      this.recent.delete(oldest);
      if (isUsed) this.recent.set(oldest, { facts, number, isUsed: false });
      else {
        this.forgotten.add(oldest);
        this.facts -= facts.length;
      }
    }
  }
}
