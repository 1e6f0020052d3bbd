type Waiting<Asked, Found> = Readonly<{
  asked: Asked;
  resolve: (found: Found) => void;
  reject: (error: unknown) => void;
}>;

const largest = 256;

/**
 * Gathers what many callers ask for in one moment into one look-up.
 * @param lookUp answers at most 256 questions, in their order
 */
export function gathered<Asked, Found>(
  lookUp: (asked: readonly Asked[]) => Promise<readonly Found[]>,
): (asked: Asked) => Promise<Found> {
  let waiting: Waiting<Asked, Found>[] = [];

  const answer = async (batch: readonly Waiting<Asked, Found>[]) => {
    try {
      const found = await lookUp(batch.map(({ asked }) => asked));
      batch.forEach(({ resolve }, n) => resolve(found[n] as Found));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const answerAll = () => {
    const all = waiting;
    waiting = [];
    for (let n = 0; n < all.length; n += largest) void answer(all.slice(n, n + largest));
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(answerAll);
      waiting.push({ asked, resolve, reject });
    });
}
