type Waiting<Asked, Found> = Readonly<{
  asked: Asked;
  resolve: (found: Found) => void;
  reject: (error: unknown) => void;
}>;

const largest = 256;
const mostUnderWay = 1;

/**
 * Gathers what many callers ask for in one moment, or while an earlier look-up is under way, into one look-up.
 * @param lookUp answers at most 256 questions, in their order
 */
export function gathered<Asked, Found>(
  lookUp: (asked: readonly Asked[]) => Promise<readonly Found[]>,
): (asked: Asked) => Promise<Found> {
  const waiting: Waiting<Asked, Found>[] = [];
  let underWay = 0;
  let isGathering = false;

  const gather = () => {
    if (isGathering || underWay >= mostUnderWay || waiting.length === 0) return;
    isGathering = true;
    setImmediate(() => {
      isGathering = false;
      void answer(waiting.splice(0, largest));
      gather();
    });
  };
  const answer = async (batch: readonly Waiting<Asked, Found>[]) => {
    underWay += 1;
    try {
      const found = await lookUp(batch.map(({ asked }) => asked));
      batch.forEach(({ resolve }, n) => resolve(found[n] as Found));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      gather();
    }
  };
  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      gather();
    });
}
