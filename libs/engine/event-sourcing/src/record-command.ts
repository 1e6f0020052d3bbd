import type { AppendOptions, Appended } from './append';
import type { Command } from './command';
import type { Event, NewEvent } from './event';
import { toNewEvents } from './events-of-commands';
import { v5 } from './ids';
import { BelongsElsewhere } from './refusal';
import { thingOf } from './streams';

type Log = {
  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended>;
};

/** Appends what a command led to. A command id that another network used before does not count here: the events get other ids. */
export async function recordCommand(
  log: Log,
  stream: string,
  {
    events,
    command,
    contentHash,
  }: Readonly<{ events: readonly Event[]; command: Command<object>; contentHash: string }>,
  options: AppendOptions,
): Promise<Appended> {
  try {
    return await log.append(stream, toNewEvents(events, command, contentHash), options);
  } catch (error) {
    const { commandId, networkId } = command.envelope;
    if (!(error instanceof BelongsElsewhere) || commandId === thingOf(stream)) throw error;
    const own = v5(networkId, `command ${commandId}`);
    return log.append(stream, toNewEvents(events, command, contentHash, own), options);
  }
}
