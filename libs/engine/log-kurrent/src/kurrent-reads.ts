import {
  BACKWARDS,
  END,
  ErrorType,
  FORWARDS,
  type KurrentDBClient,
  START,
  excludeSystemEvents,
} from '@kurrent/kurrentdb-client';
import type { StoredEvent, StreamReading } from '@relais/event-sourcing';
import { isAnswer } from './kurrent-connection';
import { numberOf, positionOf, toStoredEvent } from './kurrent-events';

const requiresLeader = true;
const page = 64;

/** The events of a stream, in order or backwards; none of a stream that is not there. */
export async function eventsOf(
  client: KurrentDBClient,
  stream: string,
  { from, backwards = false, limit }: StreamReading = {},
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  try {
    const answers = client.readStream(stream, {
      requiresLeader,
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision: from === undefined ? (backwards ? END : START) : BigInt(from),
      ...(limit !== undefined && { maxCount: limit }),
    });
    for await (const { event } of answers) {
      const known = toStoredEvent(event);
      if (known) events.push(known);
    }
  } catch (error) {
    if (!isAnswer(error, ErrorType.STREAM_NOT_FOUND)) throw error;
  }
  return events;
}

/** Where the last record of the whole log lies, those of the system included. */
export async function endOfLog(client: KurrentDBClient): Promise<number> {
  const answers = client.readAll({ requiresLeader, direction: BACKWARDS, fromPosition: END, maxCount: 1 });
  let end = 0;
  for await (const { event } of answers) end = (event?.position && numberOf(event.position)) ?? end;
  return end;
}

/** The last events before a position, or of the whole log, backwards: at least one, if there is one. */
export async function eventsBefore(client: KurrentDBClient, position?: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  let before = position;
  for (let read = page; read === page && events.length === 0;) {
    read = 0;
    const answers = client.readAll({
      requiresLeader,
      direction: BACKWARDS,
      fromPosition: before === undefined ? END : positionOf(before),
      maxCount: page,
      filter: excludeSystemEvents(),
    });
    for await (const { event } of answers) {
      const known = toStoredEvent(event);
      if (known) events.push(known);
      before = (event?.position && numberOf(event.position)) ?? before;
      read += 1;
    }
  }
  return events;
}
