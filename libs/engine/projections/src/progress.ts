import type { Database } from '@relais/database';
import { runnersOf } from './partition-locks';

/** A network that a projection has parked, at an event that it cannot apply. */
type ParkedNetwork = Readonly<{
  networkId: string;
  position: number;
  eventId: string;
  type: string;
  error: string;
  /** ISO instants: parked since, and tried again last. */
  since: string;
  triedAt: string;
}>;

export type Progress = Readonly<{
  projection: string;
  /** The least of its partitions. */
  position: number;
  /** Events of the log that lie behind it. */
  lag: number;
  /** Processes that divide it. */
  runners: number;
  stopped: readonly ParkedNetwork[];
}>;

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** @param last the position of the log's last event */
export async function progressOf(
  { engine }: Database,
  projections: readonly string[],
  last: number,
): Promise<Progress[]> {
  const rows = await engine.query<Omit<Progress, 'lag'>[]>(
    `select name as projection, ${runnersOf('name')} as runners,
            (select coalesce(min("position"), 0)::float8 from checkpoint where projection = name) as "position",
            (select coalesce(json_agg(json_build_object(
                      'networkId', network_id, 'position', "position", 'eventId', event_id, 'type', type, 'error', error,
                      'since', ${instant('since')}, 'triedAt', ${instant('tried_at')}) order by since), '[]')
               from stopped_network where projection = name) as stopped
       from unnest($1::text[]) with ordinality as known (name, n) order by n`,
    [projections],
  );
  return rows.map((row) => ({ ...row, lag: Math.max(0, last - row.position) }));
}
