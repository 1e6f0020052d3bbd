import { randomUUID } from 'node:crypto';
import type { Envelope, Event, NewEvent, StoredEvent } from '@relais/event-sourcing';

export const club = '00000000-0000-4000-8000-0000000000c1';
export const otherClub = '00000000-0000-4000-8000-0000000000c2';

/** An event on its way into the log, under a command id of its own; say what matters. */
export function newEvent({
  commandId = randomUUID(),
  ...said
}: Partial<NewEvent> & { commandId?: string } = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'Tried',
    on: '2026-03-02',
    data: {},
    networkId: club,
    metadata: {
      actorId: null,
      commandId,
      contentHash: 'hash',
      correlationId: commandId,
      causationId: commandId,
      schema: 1,
    },
    ...said,
  };
}

/** An event as the log holds it; say where, and what else matters. */
export const storedEvent = <E extends Event>(
  event: E,
  { stream, ...said }: Pick<StoredEvent, 'stream'> & Partial<Omit<StoredEvent, keyof Event>>,
): StoredEvent<E> => {
  const { id, networkId, metadata } = newEvent();
  const at = { revision: 0, position: 1, recordedAt: '2026-03-02T07:30:00.000001Z' };
  return { ...event, id, networkId, metadata, stream, ...at, ...said };
};

/** An envelope under a command id of its own. */
export const newEnvelope = (said: Partial<Envelope> = {}): Envelope => ({
  commandId: randomUUID(),
  networkId: club,
  today: '2026-03-02',
  principal: { role: 'system' },
  ...said,
});

/** A stream that nobody else writes. */
export const newStream = (category = 'test'): string => `${category}-${randomUUID()}`;

/** A reader of these networks; without a person unless given. */
export const readerIn = (...networkIds: string[]): { networkIds: string[]; personIds: string[] } => ({
  networkIds,
  personIds: [],
});
