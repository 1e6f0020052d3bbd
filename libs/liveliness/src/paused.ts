import { type Day, type NetworkId, dayAfter } from '@relais/contracts';
import { MeetingRow } from '@relais/meetings';
import { Between, type EntityManager } from 'typeorm';
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

/** The same for a recorded network; of one that met lately nothing else is read. @param rows of the engine */
export async function isPausedFor(
  rows: EntityManager,
  networkId: NetworkId,
  days: number,
  until: Day,
): Promise<boolean> {
  const date = Between(dayAfter(until, 1 - days), until);
  if (await rows.existsBy(MeetingRow, { networkId, status: 'held', date })) return false;
  return wasPausedFor(await networkEvents(rows, networkId, until), days, until);
}
