import type { StoredEvent } from '@relais/event-sourcing';

/** Columns of the table `event` as they are read; instants as text, with microseconds. */
export const columns = `id, type, stream, revision, "position", network_id, "on"::text, data, metadata,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at`;

export type Row = Omit<StoredEvent, 'networkId' | 'recordedAt' | 'position'> & {
  position: string;
  network_id: string;
  recorded_at: string;
};

export const stored = ({ position, network_id, recorded_at, ...event }: Row): StoredEvent => ({
  ...event,
  position: Number(position),
  networkId: network_id,
  recordedAt: recorded_at,
});
