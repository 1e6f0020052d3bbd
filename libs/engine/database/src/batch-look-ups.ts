import DataLoader from 'dataloader';

const largest = 256;

/**
 * Gathers what many callers ask for in one moment, or while an earlier look-up is under way, into one look-up.
 * @param lookUp answers at most 256 questions, in their order
 */
export function batchLookUps<Asked, Found>(
  lookUp: (asked: readonly Asked[]) => Promise<readonly Found[]>,
): (asked: Asked) => Promise<Found> {
  let previous: Promise<void> = Promise.resolve();
  let finish: () => void = () => undefined;
  const loader = new DataLoader<Asked, Found>(
    async (asked) => {
      try {
        return await lookUp(asked);
      } finally {
        finish();
      }
    },
    {
      cache: false,
      maxBatchSize: largest,
      batchScheduleFn: (dispatch) => {
        previous = previous.then(
          () =>
            new Promise((resolve) => {
              finish = resolve;
              setImmediate(dispatch);
            }),
        );
      },
    },
  );
  return (asked) => loader.load(asked);
}
