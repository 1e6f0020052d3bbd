import { Refusal } from '@relais/event-sourcing';
import type { Projection } from '../projection';
import { rebuild } from './rebuild';
import type { RebuildOptions } from './switch-over';

/**
 * Finishes the rebuilds that a newer version of the tables needs, or that were interrupted, one after the other; the live tables serve
 * meanwhile.
 * @returns the names of those that were finished here; other processes may be working on some
 */
export async function finishRebuilds(
  projections: readonly Projection[],
  options: RebuildOptions,
): Promise<string[]> {
  const begun = await options.database.engine.query<{ projection: string }[]>(
    'select projection from rebuild',
  );
  const finished: string[] = [];
  for (const projection of projections.filter(({ name }) => begun.some((one) => one.projection === name))) {
    try {
      await rebuild(projection, options);
      finished.push(projection.name);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'already-running')) throw error;
    }
  }
  return finished;
}
