import { newEvent, newStream } from '../support/events';
import { Trial } from './trial';

/** A client that did not hear the answer sends the same events again: how often they are in the log, and what it hears. */
export const repeat = (plant: (trial: Trial) => Promise<unknown>): Promise<string[]> =>
  Trial.run(plant, async (trial) => {
    const store = trial.openStore();
    const [stream, events] = [newStream(), [newEvent(), newEvent()]];
    const first = await store.append(stream, events, { expected: 'any' });
    const again = await store.append(stream, events, { expected: 'any' });
    const kept = (await store.readStream(stream)).length;
    return [
      ...(kept === events.length
        ? []
        : [`${events.length} events are in the log ${kept / events.length} times.`]),
      ...(again.position === first.position ? [] : ['The repeat was answered as something new.']),
    ];
  });

/** Nobody remembers which events are recorded. */
export async function forgetIds(trial: Trial): Promise<void> {
  await trial.sql('drop index event_id');
  await trial.rewrite('append_carefully', [/where event\.id = any \(a\.own_ids\)/, 'where false']);
}
