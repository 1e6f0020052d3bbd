type Append = Readonly<{ stream: string; events: readonly { id: string }[] }>;

const mostOnTheirWay = 128;

/**
 * Makes many appends one by one, many at a time; those that share a stream or an id one after the other. After a failure no further one
 * begins.
 * @param before the position of the last event before them
 * @param make makes one; returns the position of its last event
 * @returns how many events are new
 */
export async function appendSideBySide<A extends Append>(
  appends: readonly A[],
  before: number,
  make: (append: A) => Promise<{ position: number }>,
): Promise<number> {
  const made: Readonly<{ append: A; making: Promise<number> }>[] = [];
  const lastOf = new Map<string, Promise<number>>();
  const onTheirWay = new Set<Promise<unknown>>();
  const failing = new AbortController();
  let wake: () => void = () => undefined;
  for (const append of appends) {
    const names = [append.stream, ...append.events.map(({ id }) => id)];
    const earlier = names.map((name) => lastOf.get(name)).filter((one) => one !== undefined);
    const making = Promise.all(earlier).then(async () => (await make(append)).position);
    const ended = making
      .catch(() => {
        failing.abort();
      })
      .finally(() => {
        onTheirWay.delete(ended);
        wake();
      });
    for (const name of names) lastOf.set(name, making);
    made.push({ append, making });
    onTheirWay.add(ended);
    while (onTheirWay.size >= mostOnTheirWay)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (failing.signal.aborted) break;
  }
  await Promise.all(onTheirWay);
  const counted = new Set<string>();
  let recorded = 0;
  for (const { append, making } of made) {
    const { events } = append;
    const isNew = (await making) > before && !events.some(({ id }) => counted.has(id));
    if (isNew) recorded += events.length;
    for (const { id } of events) counted.add(id);
  }
  return recorded;
}
