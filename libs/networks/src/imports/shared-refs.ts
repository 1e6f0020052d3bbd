import type { StoredEvent } from '@relais/event-sourcing';
import { NetworkFounded } from '../network.events';

/** Reads the events of a log in order and reports, in one sentence each, networks with the ref of an earlier one. */
export function sharedRefs(): (event: StoredEvent) => string | null {
  const founded = new Map<string, string>();
  return (event) => {
    if (!NetworkFounded.is(event)) return null;
    const { data, networkId } = event;
    const first = founded.get(data.ref);
    if (first === undefined) founded.set(data.ref, networkId);
    return first === undefined || first === networkId
      ? null
      : `The network ${networkId} was founded under the ref of another one, ${first} (${data.ref}): it is not found by it, and holds what was imported twice.`;
  };
}
