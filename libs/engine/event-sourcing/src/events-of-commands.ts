import { type Command, personOf } from './command';
import type { Event, NewEvent, StoredEvent } from './event';
import { eventId } from './claims';
import { BelongsElsewhere, OtherContent } from './refusal';

/**
 * The last event of a command that is known already.
 * @throws Refusal `not-found` for a stream of another network, `other-content` for a known id with other content
 */
export function findRepeat(
  history: readonly StoredEvent[],
  { envelope }: Command<object>,
  contentHash: string,
) {
  const first = history[0];
  if (first && first.networkId !== envelope.networkId) throw new BelongsElsewhere();
  const known = history.filter(({ metadata }) => metadata.commandId === envelope.commandId).at(-1);
  if (known && known.metadata.contentHash !== contentHash) {
    throw new OtherContent();
  }
  return known;
}

/**
 * The events that a command led to, on their way into the log.
 * @param namespace of their ids: the command's id, unless another network used that
 */
export function toNewEvents(
  events: readonly Event[],
  { envelope }: Command<object>,
  contentHash: string,
  namespace = envelope.commandId,
): NewEvent[] {
  const { commandId, networkId, principal, correlationId, causationId, imported } = envelope;
  const metadata = {
    actorId: personOf(principal),
    commandId,
    contentHash,
    correlationId: correlationId ?? commandId,
    causationId: causationId ?? commandId,
    schema: 1,
    ...(imported && { imported }),
  };
  return events.map((event, index) => ({ ...event, id: eventId(namespace, index), networkId, metadata }));
}
