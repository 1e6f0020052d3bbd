import {
  type AppendOptions,
  type Appended,
  BelongsElsewhere,
  LostRace,
  type NewEvent,
  OtherContent,
  Refusal,
} from '@relais/event-sourcing';
import { DatabaseError, type Pool } from 'pg';
import {
  type Append,
  type Outcome,
  appendBatch,
  ensureOneNetwork,
  firstRevision,
  serialise,
} from './append-call';

type Waiting = Append &
  Readonly<{
    /** What no two appends in flight may share: the stream and the ids. */
    keys: readonly string[];
    resolve: (appended: Appended) => void;
    reject: (error: unknown) => void;
  }>;

const largestBatch = 256;
/** Fewer are not divided: a commit costs as much as some appends. */
const dividedFrom = 16;
/** While one batch is being committed the callers of another get ready; a third would only wait for the head. */
const mostInFlight = 2;

/** Gathers the appends of all callers of this process into batches; one batch is one call and one commit. */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private underWay = 0;
  /** Keys of the batches in flight. */
  private readonly taken = new Set<string>();
  private isGathering = false;
  private idle = Promise.withResolvers<undefined>();

  constructor(
    private readonly pool: Pool,
    private readonly appended: () => void,
  ) {}

  /** @throws Refusal `too-large` above 512 KiB an event or 960 KiB together */
  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    return new Promise((resolve, reject) => {
      ensureOneNetwork(events, options);
      const keys = [stream, ...events.map(({ id }) => id)];
      this.waiting.push({ stream, events: serialise(events), options, keys, resolve, reject });
      this.gather();
    });
  }

  /** Resolves when nothing is waiting or under way any more. */
  async drain(): Promise<void> {
    while (this.waiting.length > 0 || this.inFlight > 0) await this.idle.promise;
  }

  /** A turn of the loop lets all callers of this moment join a batch. */
  private gather(): void {
    if (this.isGathering || this.inFlight >= mostInFlight) return;
    this.isGathering = true;
    setImmediate(() => {
      this.isGathering = false;
      const batch = this.nextBatch();
      if (batch.length === 0) return;
      void this.send(batch);
      if (this.waiting.length > 0) this.gather();
    });
  }

  /** Batches of one size: while one is being committed, as many callers get ready for the other. */
  private get size(): number {
    const fair = Math.ceil((this.waiting.length + this.underWay) / mostInFlight);
    return Math.min(largestBatch, Math.max(dividedFrom, fair));
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    this.inFlight += 1;
    this.underWay += batch.length;
    try {
      await this.write(batch);
    } finally {
      this.inFlight -= 1;
      this.underWay -= batch.length;
      for (const { keys } of batch) for (const key of keys) this.taken.delete(key);
      if (this.waiting.length > 0) this.gather();
      else if (this.inFlight === 0) {
        this.idle.resolve(undefined);
        this.idle = Promise.withResolvers();
      }
    }
  }

  /** Two appends to one stream, or with one event id, are never in flight together: the later one waits for its turn. */
  private nextBatch(): Waiting[] {
    const { size } = this;
    const passed = new Set<string>();
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const append of this.waiting) {
      const { keys } = append;
      const isFree = batch.length < size && !keys.some((key) => this.taken.has(key) || passed.has(key));
      (isFree ? batch : later).push(append);
      for (const key of keys) (isFree ? this.taken : passed).add(key);
    }
    this.waiting = later;
    return batch;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await this.pool.query<Outcome>(appendBatch(batch));
      const [first] = rows;
      if (first?.outcome === 'all') settleAll(batch, Number(first.position));
      else
        batch.forEach((append, n) => {
          settle(append, rows[n] as Outcome);
        });
      if (rows.some(({ outcome }) => outcome === 'all' || outcome === 'appended')) this.appended();
    } catch (error) {
      const [alone, ...others] = batch;
      if (alone && others.length === 0) alone.reject(refusalOf(error, alone.stream));
      // One append made the batch fail, and nothing of it was recorded: each is sent alone.
      else if (isOfData(error)) for (const append of batch) await this.write([append]);
      else for (const { reject } of batch) reject(error);
    }
  }
}

function settleAll(batch: readonly Waiting[], before: number): void {
  let position = before;
  for (const { events, options, resolve } of batch) {
    position += events.length;
    resolve({ position, revision: (firstRevision(options.expected) ?? 0) + events.length - 1 });
  }
}

function settle({ stream, resolve, reject }: Waiting, { outcome, position, revision }: Outcome): void {
  switch (outcome) {
    case 'all':
    case 'appended':
    case 'repeated':
      resolve({ position: Number(position), revision });
      return;
    case 'conflict':
      reject(new LostRace(stream));
      return;
    case 'foreign':
      reject(new BelongsElsewhere());
      return;
    case 'known-id':
      reject(new OtherContent());
  }
}

/** SQLSTATE, of errors of PostgreSQL. */
const stateOf = (error: unknown): string => (error instanceof DatabaseError && error.code) || '';

/** Values that cannot be stored (class 22), or that collide with others (21, 23). */
const isOfData = (error: unknown): boolean => ['21', '22', '23'].includes(stateOf(error).slice(0, 2));

export function refusalOf(error: unknown, stream: string): unknown {
  const state = stateOf(error);
  if (state.startsWith('22')) {
    return new Refusal('not-storable', 'This contains a value that cannot be stored, a day or a character.');
  }
  // Another append gave the same subject its key in the meantime.
  const keyGiven = error instanceof DatabaseError && error.constraint === 'vault_key_pkey';
  return keyGiven ? new LostRace(stream) : error;
}
