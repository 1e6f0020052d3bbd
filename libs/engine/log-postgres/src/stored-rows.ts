import type { BinaryReader } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';

/** Columns of the table `event` as they are read; instants as text, with microseconds. */
export const columns = `id, type, stream, revision, "position", network_id, "on"::text, data, metadata,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at`;

export type Row = Omit<StoredEvent, 'networkId' | 'recordedAt' | 'position'> & {
  position: string;
  network_id: string;
  recorded_at: string;
};

/** Written out, because a rest property would cost as much as everything else here. */
export const toStoredEvent = (row: Row): StoredEvent => ({
  id: row.id,
  type: row.type,
  stream: row.stream,
  revision: row.revision,
  position: Number(row.position),
  networkId: row.network_id,
  on: row.on,
  data: row.data,
  metadata: row.metadata,
  recordedAt: row.recorded_at,
});

/** Columns of the table `event` as `copied` reads them. */
export const columnsCopied = `id::text, type, stream, revision, "position", network_id::text, "on", data, metadata, recorded_at`;

/** In the order of the columns. */
export const toCopiedEvent = (values: BinaryReader): StoredEvent => ({
  id: values.text(),
  type: values.name(),
  stream: values.text(),
  revision: values.integer(),
  position: values.bigint(),
  networkId: values.name(),
  on: values.date(),
  data: values.json() as StoredEvent['data'],
  metadata: values.json() as StoredEvent['metadata'],
  recordedAt: values.timestamptz(),
});
