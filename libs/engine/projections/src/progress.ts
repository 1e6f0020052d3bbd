import type { Database } from '@relais/database';
import type { Cursor } from '@relais/event-sourcing';
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
  /** Positions of the log that lie behind it: events in PostgreSQL, bytes in KurrentDB. */
  lag: number;
  /** The recorded time of the log's last event minus that of its checkpoint; null: it has applied nothing yet. */
  lagSeconds: number | null;
  /** Processes that divide it. */
  runners: number;
  stopped: readonly ParkedNetwork[];
}>;

const secondsBetween = (appliedMs: number | null, { recordedAt }: Cursor): number | null =>
  appliedMs === null ? null : Math.max(0, (Date.parse(recordedAt) - appliedMs) / 1000);

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** @param last the log's last event; undefined: there is none */
export async function progressOf(
  { engine }: Database,
  projections: readonly string[],
  last: Cursor | undefined,
): Promise<Progress[]> {
  const rows = await engine.query<(Omit<Progress, 'lag' | 'lagSeconds'> & { appliedMs: number | null })[]>(
    `select name as projection, ${runnersOf('name')} as runners,
            (select coalesce(min("position"), 0)::float8 from checkpoint where projection = name) as "position",
            (select extract(epoch from nullif(min(recorded_at), 'epoch'))::float8 * 1000 from checkpoint where projection = name) as "appliedMs",
            (select coalesce(json_agg(json_build_object(
                      'networkId', network_id, 'position', "position", 'eventId', event_id, 'type', type, 'error', error,
                      'since', ${instant('since')}, 'triedAt', ${instant('tried_at')}) order by since), '[]')
               from stopped_network where projection = name) as stopped
       from unnest($1::text[]) with ordinality as known (name, n) order by n`,
    [projections],
  );
  return rows.map(({ appliedMs, ...row }) => {
    const lag = Math.max(0, (last?.position ?? 0) - row.position);
    return { ...row, lag, lagSeconds: lag === 0 || !last ? 0 : secondsBetween(appliedMs, last) };
  });
}
