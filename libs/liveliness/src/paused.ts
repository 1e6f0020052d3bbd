import { type Day, type NetworkId, dayAfter } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { NetworkEvents } from './figures/events';
import { liveliness } from './liveliness';
import { networkEvents } from './network-events';

/** Whether a network was `paused` on each of so many days up to a day (DOMAIN.md, "Liveliness": verdict). */
export function wasPausedFor(events: NetworkEvents, days: number, until: Day): boolean {
  const since = dayAfter(until, -days);
  const hasMet = events.meetings.some(
    ({ date, status }) => status === 'held' && since < date && date <= until,
  );
  return !hasMet && [since, until].every((day) => liveliness(events, day).verdict === 'paused');
}

/** The same for a recorded network. @param rows of the engine */
export const isPausedFor = async (
  rows: EntityManager,
  networkId: NetworkId,
  days: number,
  until: Day,
): Promise<boolean> => wasPausedFor(await networkEvents(rows, networkId, until), days, until);
