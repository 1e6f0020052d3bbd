import { Charter, type Day, type MeetingId, type NetworkId } from '@relais/contracts';
import { MeetingRow, attendancesOf, oneLineAmong, oneLineOfEach } from '@relais/meetings';
import { CharterVersionRow, membershipsIn } from '@relais/networks';
import { inOrderOfDays, versionOn } from '@relais/networks/rules';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import type { NetworkEvents } from './figures/events';
import { parametersOf } from './figures/parameters';

/**
 * As much of the network's events as forecasts need. Each looks W meetings back, and their range at those of the last W; of earlier
 * meetings it only counts whether anybody attended, and who was there at all: one line of each meeting and one of each person say so.
 * @param rows of a reader
 */
export async function forecastEvents(
  rows: EntityManager,
  networkId: NetworkId,
  today: Day,
): Promise<Pick<NetworkEvents, 'charters' | 'memberships' | 'meetings'>> {
  const versions = await rows.find(CharterVersionRow, { where: { networkId } });
  const charters = versions.map(({ from, charter }) => ({ from, charter: Charter.parse(charter) }));
  const memberships = await membershipsIn(rows, { networkId });
  const held = await rows.find(MeetingRow, {
    where: { networkId, status: 'held', date: LessThanOrEqual(today) },
    order: { date: 'DESC', startTime: 'DESC', ref: 'DESC', meetingId: 'DESC' },
  });
  const some = await oneLineOfEach(
    rows,
    held.map(({ meetingId }) => meetingId),
  );
  const attended = new Set(some.map(({ meetingId }) => meetingId));
  // A window that no charter names is longest where meetings are frequent.
  const { window } = parametersOf(versionOn(inOrderOfDays(charters), today).charter, [], null);
  const byKind = Map.groupBy(
    held.filter(({ meetingId }) => attended.has(meetingId)),
    ({ kind }) => kind,
  );
  const ofKinds = Array.from(byKind.values(), (ofKind) => ofKind.map(({ meetingId }) => meetingId));
  const recent = new Set(ofKinds.flatMap((ofKind) => ofKind.slice(0, 2 * window)));
  const lines = await attendancesOf(rows, [...recent]);
  const people = [...new Set([...memberships, ...lines].map(({ personId }) => personId))];
  for (const earlier of ofKinds.map((ofKind) => ofKind.slice(2 * window)))
    if (earlier.length > 0)
      lines.push(...(await oneLineAmong(rows, { networkId, people, meetingIds: earlier })));
  const known = new Set(lines.map(({ meetingId, personId }) => `${meetingId} ${personId}`));
  lines.push(...some.filter(({ meetingId, personId }) => !known.has(`${meetingId} ${personId}`)));
  const ofMeeting: Map<MeetingId, typeof lines> = Map.groupBy(lines, ({ meetingId }) => meetingId);
  const meetings = held.map((one) => ({ ...one, attendance: ofMeeting.get(one.meetingId) ?? [] }));
  return { charters, memberships, meetings };
}
