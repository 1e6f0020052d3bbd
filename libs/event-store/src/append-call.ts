import type { AppendOptions, Expected, NewEvent } from '@relais/event-sourcing';
import { bytes, integers, jsons, texts } from './binary-arrays';
import { ensureNotTooLarge } from './fact-size';

/** A fact on its way into the log, its data as JSON text. */
export type Written = Omit<NewEvent, 'data'> & Readonly<{ data: string }>;

/** An append, ready for the call. */
export type Append = Readonly<{ stream: string; events: readonly Written[]; options: AppendOptions }>;

/** One row an append, or a single row `all` with the position before the first fact. */
export type Outcome = Readonly<{
  outcome: 'all' | 'appended' | 'repeated' | 'known-id' | 'conflict';
  position: string;
  revision: number;
}>;

const parameterCount = 22;

/** @throws Refusal `too-large` above 1 MiB a fact */
export const written = (events: readonly NewEvent[]): Written[] =>
  events.map((event) => {
    const data = JSON.stringify(event.data);
    ensureNotTooLarge(event.type, data);
    return { ...event, data };
  });

/** One call records a batch, and commits (libs/database, `append-at-once.ts`). */
export const appendBatch = (batch: readonly Append[]) => ({
  name: 'append-batch',
  text: `select outcome, "position", revision from append_batch(${Array.from({ length: parameterCount }, (_, n) => `$${String(n + 1)}`).join(', ')})`,
  values: parameters(batch),
});

/** The revision of an append's first fact if its expectation holds; null: nobody knows yet. */
export function firstRevision(expected: Expected): number | null {
  if (expected === 'any') return null;
  return expected === 'none' ? 0 : expected + 1;
}

const expectedRevision = (expected: Expected): number =>
  expected === 'none' ? -1 : expected === 'any' ? -2 : expected;

function parameters(batch: readonly Append[]): (Buffer | boolean)[] {
  const facts = batch.flatMap(({ stream, events, options }, n) => {
    const first = firstRevision(options.expected);
    return events.map((event, k) => ({
      ...event,
      n: n + 1,
      stream,
      revision: first === null ? null : first + k,
    }));
  });
  let next = 1;
  const firsts = batch.map(({ events }) => {
    const first = next;
    next += events.length;
    return first;
  });
  const sealed = batch.flatMap(({ options }, n) =>
    (options.vault ?? []).map((subject) => ({ n: n + 1, ...subject })),
  );
  const keys = sealed.flatMap(({ wrappedKey, ...subject }) =>
    wrappedKey === null ? [] : [{ ...subject, wrappedKey }],
  );
  const values = sealed.flatMap(({ n, subjectId, networkId, values: own }) =>
    own.map((value) => ({ n, subjectId, networkId, ...value })),
  );
  return [
    integers(facts.map(({ n }) => n)),
    texts(facts.map(({ stream }) => stream)),
    integers(facts.map(({ revision }) => revision)),
    texts(facts.map(({ id }) => id)),
    texts(facts.map(({ type }) => type)),
    texts(facts.map(({ networkId }) => networkId)),
    texts(facts.map(({ on }) => on)),
    jsons(facts.map(({ data }) => data)),
    jsons(facts.map(({ metadata }) => JSON.stringify(metadata))),
    integers(firsts),
    integers(batch.map(({ events }) => events.length)),
    integers(batch.map(({ options }) => expectedRevision(options.expected))),
    integers(keys.map(({ n }) => n)),
    texts(keys.map(({ subjectId }) => subjectId)),
    texts(keys.map(({ networkId }) => networkId)),
    bytes(keys.map(({ wrappedKey }) => wrappedKey)),
    integers(values.map(({ n }) => n)),
    texts(values.map(({ subjectId }) => subjectId)),
    texts(values.map(({ networkId }) => networkId)),
    texts(values.map(({ field }) => field)),
    bytes(values.map(({ sealed: value }) => value)),
    sealed.some(({ wrappedKey }) => wrappedKey === null),
  ];
}
