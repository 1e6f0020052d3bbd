type Append = Readonly<{ stream: string; events: readonly { id: string }[] }>;

const width = 64;

/** Neighbouring appends that can run side by side, because they share no stream and no ids. */
function* wavesOf<A extends Append>(appends: readonly A[]): Generator<A[], void, undefined> {
  let wave: A[] = [];
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

/**
 * Makes many appends one by one, wave after wave.
 * @param before the position of the last event before them
 * @param make makes one; returns the position of its last event
 * @returns how many events are new
 */
export async function inWaves<A extends Append>(
  appends: readonly A[],
  before: number,
  make: (append: A) => Promise<{ position: number }>,
): Promise<number> {
  let [last, recorded] = [before, 0];
  for (const wave of wavesOf(appends)) {
    const outcomes = await Promise.allSettled(wave.map(make));
    const positions = outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value.position;
    });
    for (const [n, { events }] of wave.entries()) if ((positions[n] ?? 0) > last) recorded += events.length;
    last = Math.max(last, ...positions);
  }
  return recorded;
}
