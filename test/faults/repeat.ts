import { newEvent, newStream } from '../support/events';
import { FaultFixture } from './fault.fixture';

/** A client that did not hear the answer sends the same events again: how often they are in the log, and what it hears. */
export const repeat = (seed: (fixture: FaultFixture) => Promise<unknown>): Promise<string[]> =>
  FaultFixture.run(seed, async (fixture) => {
    const store = fixture.openStore();
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
export async function forgetIds(fixture: FaultFixture): Promise<void> {
  await fixture.sql('drop index event_id');
  await fixture.rewrite('append_carefully', [/where event\.id = any \(a\.own_ids\)/, 'where false']);
}
