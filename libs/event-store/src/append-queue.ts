import {
  type AppendOptions,
  type Appended,
  type Expected,
  LostRace,
  type NewEvent,
  Refusal,
} from '@relais/event-sourcing';
import { DatabaseError, type Pool } from 'pg';

type Waiting = Readonly<{
  stream: string;
  events: readonly NewEvent[];
  options: AppendOptions;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}>;

type Outcome = {
  outcome: 'appended' | 'repeated' | 'known-id' | 'conflict';
  position: string;
  revision: number;
};

const largestBatch = 256;

/** Gathers the appends of all callers of this process into batches; one batch is one call and one commit. */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly appended: () => void,
  ) {}

  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, events, options, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is waiting any more. */
  async drained(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // A turn of the loop lets all callers of this moment join the first batch.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.write(this.nextBatch());
    this.running = undefined;
  }

  /** Two appends to one stream, or with one event id, never share a batch: the later one waits for the next. */
  private nextBatch(): Waiting[] {
    const taken = new Set<string>();
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const append of this.waiting) {
      const keys = [append.stream, ...append.events.map(({ id }) => id)];
      const free = batch.length < largestBatch && !keys.some((key) => taken.has(key));
      (free ? batch : later).push(append);
      for (const key of keys) taken.add(key);
    }
    this.waiting = later;
    return batch;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await this.pool.query<Outcome>({
        name: 'append-batch',
        text: call,
        values: parameters(batch),
      });
      batch.forEach((append, n) => {
        settle(append, rows[n] as Outcome);
      });
      if (rows.some(({ outcome }) => outcome === 'appended')) this.appended();
    } catch (error) {
      const [alone, ...others] = batch;
      if (alone && others.length === 0) alone.reject(refusalOf(error, alone.stream));
      // One append spoiled the batch, and nothing of it was recorded: each goes alone.
      else if (isOfData(error)) for (const append of batch) await this.write([append]);
      else for (const { reject } of batch) reject(error);
    }
  }
}

const call = `select outcome, "position", revision from append_batch(${Array.from({ length: 19 }, (_, n) => `$${String(n + 1)}`).join(', ')})`;

function settle({ stream, resolve, reject }: Waiting, { outcome, position, revision }: Outcome) {
  switch (outcome) {
    case 'appended':
    case 'repeated':
      resolve({ position: Number(position), revision });
      return;
    case 'conflict':
      reject(new LostRace(stream));
      return;
    case 'known-id':
      reject(new Refusal('other-content', 'This id was used before, with other content.'));
  }
}

/** SQLSTATE, of errors of PostgreSQL. */
const stateOf = (error: unknown): string => (error instanceof DatabaseError && error.code) || '';

/** Values that cannot be stored (class 22), or that collide with others (21, 23). */
const isOfData = (error: unknown): boolean => ['21', '22', '23'].includes(stateOf(error).slice(0, 2));

function refusalOf(error: unknown, stream: string): unknown {
  const state = stateOf(error);
  if (state.startsWith('22')) {
    return new Refusal('not-storable', 'This contains a value that cannot be stored, a day or a character.');
  }
  // Somebody else gave the same subject its key in the meantime.
  const keyGiven = error instanceof DatabaseError && error.constraint === 'vault_key_pkey';
  return keyGiven ? new LostRace(stream) : error;
}

const revisionOf = (expected: Expected): number =>
  expected === 'none' ? -1 : expected === 'any' ? -2 : expected;

function parameters(batch: readonly Waiting[]): unknown[] {
  const events = batch.flatMap((append) => append.events);
  let next = 1;
  const firsts = batch.map((append) => {
    const first = next;
    next += append.events.length;
    return first;
  });
  const sealed = batch.flatMap(({ options }, n) =>
    (options.vault ?? []).map((subject) => ({ n: n + 1, ...subject })),
  );
  const keys = sealed.filter(({ wrappedKey }) => wrappedKey !== null);
  const values = sealed.flatMap((subject) => subject.values.map((value) => ({ ...subject, ...value })));
  return [
    batch.map(({ stream }) => stream),
    batch.map(({ options }) => revisionOf(options.expected)),
    batch.map((append) => append.events.length),
    firsts,
    events.map(({ id }) => id),
    events.map(({ type }) => type),
    events.map(({ networkId }) => networkId),
    events.map(({ on }) => on),
    events.map(({ data }) => JSON.stringify(data)),
    events.map(({ metadata }) => JSON.stringify(metadata)),
    keys.map(({ n }) => n),
    keys.map(({ subjectId }) => subjectId),
    keys.map(({ networkId }) => networkId),
    keys.map(({ wrappedKey }) => wrappedKey),
    values.map(({ n }) => n),
    values.map(({ subjectId }) => subjectId),
    values.map(({ networkId }) => networkId),
    values.map(({ field }) => field),
    values.map(({ sealed: bytes }) => bytes),
  ];
}
