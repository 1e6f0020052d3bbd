import type { Day, MeetingId, NetworkId } from '@relais/contracts';
import { announcementsIn } from '@relais/meetings';
import type { EntityManager } from 'typeorm';
import { type Forecast, type Planned, forecasts } from './figures/forecast';
import { forecastEvents } from './forecast-events';

/** The forecasts of meetings to come, by meeting. @param rows of a reader */
export async function forecastsIn(
  rows: EntityManager,
  networkId: NetworkId,
  planned: readonly Planned[],
  today: Day,
): Promise<Map<MeetingId, Forecast>> {
  if (planned.length === 0) return new Map();
  const events = await forecastEvents(rows, networkId, today);
  return forecasts(events, await announcementsIn(rows, { networkId, today }), planned, today);
}
