import { type EventData, type Position, type RecordedEvent, jsonEvent } from '@kurrent/kurrentdb-client';
import type { EventMetadata, NewEvent, Cursor, Selection, StoredEvent } from '@relais/event-sourcing';
import { instantOf, recordedAfter } from '@relais/log-postgres';

/** What KurrentDB keeps beside the data of an event. `recordedAt`: only for events that were copied from another log. */
type Kept = EventMetadata & Pick<NewEvent, 'networkId' | 'on'> & { recordedAt?: string };

/** An event as it is sent. */
export const toEventData = (
  { id, type, on, networkId, metadata, data }: NewEvent,
  recordedAt?: string,
): EventData =>
  jsonEvent({
    id,
    type,
    data: data as Record<string, unknown>,
    metadata: { ...metadata, networkId, on, ...(recordedAt && { recordedAt }) },
  });

/** The position of a record as a number, exact up to 8 PiB of log; undefined: no record lies there, as at −1 without its sign. */
export const numberOf = ({ commit }: Position): number | undefined =>
  commit >= 0n && commit <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(commit) : undefined;

export const positionOf = (position: number): Position => ({
  commit: BigInt(position),
  prepare: BigInt(position),
});

/**
 * An event as it was read, with the time at which KurrentDB wrote it; undefined for events of other programs. Streams are read by
 * native code that gives whole seconds.
 */
export function toStoredEvent(event: RecordedEvent | undefined): StoredEvent | undefined {
  const kept = event?.metadata as Kept | undefined;
  if (!event?.isJson || !kept?.networkId || !kept.commandId) return undefined;
  const position = event.position && numberOf(event.position);
  if (position === undefined)
    throw new Error('This server does not say where an event stands: use KurrentDB 25 or later.');
  const { networkId, on, recordedAt, ...metadata } = kept;
  return {
    id: event.id,
    type: event.type,
    stream: event.streamId,
    revision: Number(event.revision),
    position,
    networkId,
    on,
    data: event.data as object,
    metadata,
    recordedAt: recordedAt ?? instantOf(event.created.getTime() * 1000),
  };
}

/** An event of the whole log, after a cursor: times of the log never run back. */
export const recordAfter = (cursor: Cursor, event: StoredEvent): StoredEvent => ({
  ...event,
  recordedAt: recordedAfter(cursor, event.recordedAt),
});

export const isSelected = ({ networkId, types }: Selection, event: StoredEvent): boolean =>
  (networkId === undefined || event.networkId === networkId) && (types?.includes(event.type) ?? true);
