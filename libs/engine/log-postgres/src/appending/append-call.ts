import {
  type AppendOptions,
  BelongsElsewhere,
  type Expected,
  type NewEvent,
  categoryOf,
  claimOfThing,
  thingOf,
} from '@relais/event-sourcing';
import { bytes, integers, jsons, texts } from './binary-arrays';
import { ensureNotTooLarge } from './event-size';

/** An event on its way into the log, its data as JSON text. */
export type Written = Omit<NewEvent, 'data'> & Readonly<{ data: string }>;

/** An append, ready for the call. */
export type Append = Readonly<{ stream: string; events: readonly Written[]; options: AppendOptions }>;

/** One row an append, or a single row `all` with the position before the first event. */
export type Outcome = Readonly<{
  outcome: 'all' | 'appended' | 'repeated' | 'known-id' | 'foreign' | 'conflict';
  position: string;
  revision: number;
}>;

const parameterCount = 27;

/**
 * One append is of one network, its values too.
 * @throws BelongsElsewhere
 */
export function ensureOneNetwork(events: readonly NewEvent[], { vault = [] }: AppendOptions): void {
  const networkId = events[0]?.networkId;
  const isOwn = (one: { networkId: string }) => one.networkId === networkId;
  if (!events.every(isOwn) || !vault.every(isOwn)) throw new BelongsElsewhere();
}

/** @throws Refusal `too-large` as {@link ensureNotTooLarge} */
export function serialise(events: readonly NewEvent[]): Written[] {
  const written = events.map((event) => ({ ...event, data: JSON.stringify(event.data) }));
  ensureNotTooLarge(written);
  return written;
}

const call = `select outcome, "position", revision from append_batch(${Array.from({ length: parameterCount }, (_, n) => `$${String(n + 1)}`).join(', ')})`;

/** One call records a batch, and commits (libs/engine/database, `owned-appends.ts`). */
export const appendBatch = (batch: readonly Append[]) => ({
  name: 'append-batch',
  text: call,
  values: parameters(batch),
});

/** The revision of an append's first event if its expectation holds; null: not known yet. */
export function firstRevision(expected: Expected): number | null {
  if (expected === 'any') return null;
  return expected === 'none' ? 0 : expected + 1;
}

const expectedRevision = (expected: Expected): number =>
  expected === 'none' ? -1 : expected === 'any' ? -2 : expected;

/** Column by column: building rows of objects would cost as much as everything else here. */
function parameters(batch: readonly Append[]): (Buffer | boolean)[] {
  const ns: number[] = [];
  const streams: string[] = [];
  const revisions: (number | null)[] = [];
  const firsts: number[] = [];
  batch.forEach(({ stream, events, options }, n) => {
    const first = firstRevision(options.expected);
    firsts.push(ns.length + 1);
    for (let k = 0; k < events.length; k++) {
      ns.push(n + 1);
      streams.push(stream);
      revisions.push(first === null ? null : first + k);
    }
  });
  const events = batch.flatMap(({ events }) => events);
  return [
    integers(ns),
    texts(streams),
    integers(revisions),
    texts(events.map(({ id }) => id)),
    texts(events.map(({ type }) => type)),
    texts(events.map(({ networkId }) => networkId)),
    texts(events.map(({ on }) => on)),
    jsons(events.map(({ data }) => data)),
    jsons(events.map(({ metadata }) => JSON.stringify(metadata))),
    integers(firsts),
    integers(batch.map(({ events }) => events.length)),
    integers(batch.map(({ options }) => expectedRevision(options.expected))),
    ...claimParameters(batch),
    ...vaultParameters(batch),
  ];
}

function claimParameters(batch: readonly Append[]): Buffer[] {
  const claims = batch.flatMap((append, n) =>
    claimsOf(append).map((claim) => ({ n: n + 1, claim, stream: append.stream, first: append.events[0] })),
  );
  return [
    integers(claims.map(({ n }) => n)),
    texts(claims.map(({ stream }) => stream)),
    texts(claims.map(({ first }) => first?.networkId ?? '')),
    texts(claims.map(({ claim }) => claim)),
  ];
}

/**
 * The first event of a command that has the thing's own id already is the claim of the thing; an id that is not random may be a subject
 * of the vault, so it is claimed.
 */
function claimsOf({ stream, events, options: { expected, claims = [] } }: Append): readonly string[] {
  if (expected !== 'none') return claims;
  const isClaim = stream.endsWith(events[0]?.metadata.commandId ?? '');
  if (isClaim && randomVersions.has(stream.at(versionAt) ?? '')) return claims;
  const thing = thingOf(stream);
  return thing === null ? claims : [claimOfThing(thing), ...claims];
}

/** The index of the version in a name that ends with a UUID. */
const versionAt = -22;
const randomVersions = new Set(['4', '7']);

function vaultParameters(batch: readonly Append[]): (Buffer | boolean)[] {
  const keys = {
    ns: [] as number[],
    subjects: [] as string[],
    networks: [] as string[],
    kinds: [] as string[],
    wrapped: [] as Buffer[],
  };
  const values = {
    ns: [] as number[],
    subjects: [] as string[],
    networks: [] as string[],
    fields: [] as string[],
    sealed: [] as Buffer[],
  };
  let corrects = false;
  batch.forEach(({ stream, options }, n) => {
    for (const { subjectId, networkId, wrappedKey, values: own } of options.vault ?? []) {
      if (wrappedKey === null) corrects = true;
      else {
        keys.ns.push(n + 1);
        keys.subjects.push(subjectId);
        keys.networks.push(networkId);
        keys.kinds.push(categoryOf(stream));
        keys.wrapped.push(wrappedKey);
      }
      for (const { field, sealed } of own) {
        values.ns.push(n + 1);
        values.subjects.push(subjectId);
        values.networks.push(networkId);
        values.fields.push(field);
        values.sealed.push(sealed);
      }
    }
  });
  return [
    ...[integers(keys.ns), texts(keys.subjects), texts(keys.networks), texts(keys.kinds)],
    bytes(keys.wrapped),
    ...[integers(values.ns), texts(values.subjects), texts(values.networks), texts(values.fields)],
    ...[bytes(values.sealed), corrects],
  ];
}
