import type { Append, EventStore } from './event-store';

const width = 64;

/** Appends that are made side by side: neighbours, each on a stream of its own and with ids of its own. */
function* wavesOf(appends: readonly Append[]): Generator<Append[], void, undefined> {
  let wave: Append[] = [];
  let taken = new Set<string>();
  for (const append of appends) {
    const names = [append.stream, ...append.events.map(({ id }) => id)];
    if (wave.length === width || names.some((name) => taken.has(name))) {
      yield wave;
      wave = [];
      taken = new Set();
    }
    wave.push(append);
    for (const name of names) taken.add(name);
  }
  if (wave.length > 0) yield wave;
}

/** Makes many appends one by one, wave after wave. @returns how many facts are new */
export async function appendInWaves(store: EventStore, appends: readonly Append[]): Promise<number> {
  const before = await store.lastPosition();
  let recorded = 0;
  for (const wave of wavesOf(appends)) {
    const outcomes = await Promise.allSettled(
      wave.map(({ stream, events, options }) => store.append(stream, events, options)),
    );
    outcomes.forEach((outcome, n) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      if (outcome.value.position > before) recorded += wave[n]?.events.length ?? 0;
    });
  }
  return recorded;
}
