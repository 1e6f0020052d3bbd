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
import { numberOf, positionOf, stored } from './kurrent-facts';

const requiresLeader = true;
const page = 64;

/** The facts of a stream, in order or backwards; none of a stream that is not there. */
export async function factsOf(
  client: KurrentDBClient,
  stream: string,
  { from, backwards = false, limit }: StreamReading = {},
): Promise<StoredEvent[]> {
  const facts: StoredEvent[] = [];
  try {
    const events = client.readStream(stream, {
      requiresLeader,
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision: from === undefined ? (backwards ? END : START) : BigInt(from),
      ...(limit !== undefined && { maxCount: limit }),
    });
    for await (const { event } of events) {
      const fact = stored(event);
      if (fact) facts.push(fact);
    }
  } catch (error) {
    if (!isAnswer(error, ErrorType.STREAM_NOT_FOUND)) throw error;
  }
  return facts;
}

/** The last facts before a position, or of the whole log, backwards: at least one, if there is one. */
export async function factsBefore(client: KurrentDBClient, position?: number): Promise<StoredEvent[]> {
  const facts: StoredEvent[] = [];
  let before = position;
  for (let read = page; read === page && facts.length === 0;) {
    read = 0;
    const events = client.readAll({
      requiresLeader,
      direction: BACKWARDS,
      fromPosition: before === undefined ? END : positionOf(before),
      maxCount: page,
      filter: excludeSystemEvents(),
    });
    for await (const { event } of events) {
      const fact = stored(event);
      if (fact) facts.push(fact);
      if (event?.position) before = numberOf(event.position);
      read += 1;
    }
  }
  return facts;
}
