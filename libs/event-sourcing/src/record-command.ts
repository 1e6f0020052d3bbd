import type { AppendOptions, Appended } from './append';
import { thingOf } from './claims';
import type { Command } from './command';
import type { Event } from './event';
import type { EventStore } from './event-store';
import { enveloped } from './facts-of-commands';
import { v5 } from './ids';
import { BelongsElsewhere } from './refusal';

/** Appends what a command led to. A command id that another network used before does not count here: the events get other ids. */
export async function recordCommand(
  store: Pick<EventStore, 'append'>,
  stream: string,
  {
    events,
    command,
    contentHash,
  }: Readonly<{ events: readonly Event[]; command: Command<object>; contentHash: string }>,
  options: AppendOptions,
): Promise<Appended> {
  try {
    return await store.append(stream, enveloped(events, command, contentHash), options);
  } catch (error) {
    const { commandId, networkId } = command.envelope;
    if (!(error instanceof BelongsElsewhere) || commandId === thingOf(stream)) throw error;
    const own = v5(networkId, `command ${commandId}`);
    return store.append(stream, enveloped(events, command, contentHash, own), options);
  }
}
