/** A record of the stand-in's log. `position` is the commit and the prepare position; `created` in ticks (100 ns since 1970). */
export type LogRecord = Readonly<{
  position: bigint;
  stream: string;
  revision: bigint;
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
  created: bigint;
}>;

export type Proposed = Pick<LogRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type ExpectedVersion = bigint | 'any' | 'no-stream' | 'stream-exists';

export type Decision =
  | { kind: 'written' | 'repeated'; last: LogRecord }
  | { kind: 'wrong-expected-version'; current: bigint | null };

const overhead = 137;
const statisticsEvery = 7;
const json = 'application/json';

/** What a cluster of KurrentDB holds: one log, its streams, system events in between, positions with gaps. */
export class MemoryLog {
  readonly records: LogRecord[] = [];
  /** Milliseconds since 1970 by the clock of the node that writes. */
  clock: () => number = Date.now;
  private readonly streams = new Map<string, LogRecord[]>();
  private readonly ids = new Map<string, LogRecord>();
  private readonly listeners = new Set<() => void>();
  private end = 4096n;
  private appends = 0;

  constructor() {
    this.write('$users', [this.system('$UsersInitialized')]);
  }

  stream(name: string): readonly LogRecord[] {
    return this.streams.get(name) ?? [];
  }

  /** The index of the first record at or after a position. */
  indexAt(position: bigint): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.records[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The server's decision table: expected version by idempotency. */
  append(name: string, expected: ExpectedVersion, events: readonly Proposed[]): Decision {
    const stream = this.stream(name);
    const current = BigInt(stream.length - 1);
    const conflict: Decision = {
      kind: 'wrong-expected-version',
      current: stream.length === 0 ? null : current,
    };
    if (expected === 'any' || expected === 'stream-exists') {
      if (expected === 'stream-exists' && stream.length === 0) return conflict;
      const known = events.map(({ id }) => this.ids.get(id)).filter((record) => record?.stream === name);
      const last = known.at(-1);
      if (last && known.length === events.length) return { kind: 'repeated', last };
      return known.length > 0 && this.isKnown(name, events[0]) ? conflict : this.written(name, events);
    }
    const version = expected === 'no-stream' ? -1n : expected;
    if (version > current) return conflict;
    if (version === current) return this.written(name, events);
    const there = events.map((_, n) => stream[Number(version) + 1 + n]);
    const isRepeat = events.length > 0 && events.every(({ id }, n) => there[n]?.id === id);
    return isRepeat ? { kind: 'repeated', last: there.at(-1)! } : conflict;
  }

  /** Resolves at the next write, or on the signal. */
  async news(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const heard = () => {
        this.listeners.delete(heard);
        signal.removeEventListener('abort', heard);
        resolve();
      };
      this.listeners.add(heard);
      signal.addEventListener('abort', heard);
    });
  }

  private isKnown(name: string, event: Proposed | undefined): boolean {
    return event !== undefined && this.ids.get(event.id)?.stream === name;
  }

  private written(name: string, events: readonly Proposed[]): Decision {
    if (this.appends++ % statisticsEvery === 0)
      this.write('$stats-127.0.0.1:2113', [this.system('$statsCollected')]);
    this.write(name, events);
    for (const listener of [...this.listeners]) listener();
    return { kind: 'written', last: this.stream(name).at(-1) ?? this.records.at(-1)! };
  }

  private system(type: string): Proposed {
    return {
      id: crypto.randomUUID(),
      type,
      contentType: json,
      data: Buffer.from('{}'),
      metadata: new Uint8Array(),
    };
  }

  private write(name: string, events: readonly Proposed[]): void {
    const stream = this.streams.get(name) ?? [];
    this.streams.set(name, stream);
    for (const event of events) {
      const record = {
        ...event,
        position: this.end,
        stream: name,
        revision: BigInt(stream.length),
        created: BigInt(Math.round(this.clock())) * 10_000n,
      };
      this.end += BigInt(overhead + event.data.length + event.metadata.length);
      stream.push(record);
      this.records.push(record);
      this.ids.set(event.id, record);
    }
  }
}
