import { platform, release } from 'node:os';
import type { Session } from './session';

type Checkpoint = { projection: string; position: number };

/** How far the read models are, and on what this installation runs. */
export async function status({ installation: { database, store } }: Session) {
  const last = await store.lastPosition();
  const checkpoints = await database.engine.query<Checkpoint[]>(
    'select projection, min("position")::float8 as position from checkpoint group by projection order by projection',
  );
  const [{ server_version: postgresql } = { server_version: 'unknown' }] =
    await database.engine.query<{ server_version: string }[]>('show server_version');
  return {
    position: last,
    projections: checkpoints.map(({ projection, position }) => ({
      projection,
      position,
      lag: last - position,
    })),
    versions: { node: process.versions.node, postgresql, system: `${platform()} ${release()}` },
  };
}
