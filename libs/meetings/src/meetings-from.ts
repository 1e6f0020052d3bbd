import {
  type Day,
  type Instant,
  type NetworkId,
  type TodayAnswer,
  dayAfter,
  inTheRoom,
} from '@relais/contracts';
import type { Vault } from '@relais/vault';
import { Between, type EntityManager, In, MoreThanOrEqual, Not } from 'typeorm';
import { hoursOf, isOnTheDay, isUnderWay } from './meeting-times.rules';
import { AttendanceRow, MeetingRow } from './meeting.read-model';

/**
 * The meeting that is on, whatever its date (an evening goes on after midnight), else that of the day, and who is in its room; and the
 * next one that is planned.
 * @param rows of a reader
 */
export async function meetingsFrom(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  { today, now, timezone }: Readonly<{ today: Day; now: Instant; timezone: string }>,
): Promise<TodayAnswer> {
  const around = await rows.find(MeetingRow, {
    where: { networkId, date: Between(dayAfter(today, -1), dayAfter(today, 1)), status: Not('cancelled') },
    order: { date: 'ASC', startTime: 'ASC', ref: 'ASC' },
  });
  const meeting =
    around.find((one) => isOnTheDay(one, timezone, now)) ?? around.find(({ date }) => date === today);
  const next = await nextMeeting(rows, vault, networkId, today);
  if (!meeting) return { today, meeting: null, inTheRoom: [], next };
  const { meetingId, ref, date, startTime, kind } = meeting;
  const present = await rows.find(AttendanceRow, {
    where: { meetingId, status: In([...inTheRoom]) },
  });
  return {
    today,
    meeting: { meetingId, ref, date, startTime, kind, hours: hoursOf(meeting, timezone) },
    inTheRoom: present.map(({ personId }) => personId),
    next,
  };
}

async function nextMeeting(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  today: Day,
): Promise<TodayAnswer['next']> {
  const [planned] = await rows.find(MeetingRow, {
    where: { networkId, date: MoreThanOrEqual(today), status: 'scheduled' },
    order: { date: 'ASC', startTime: 'ASC', ref: 'ASC' },
    take: 1,
  });
  if (!planned) return null;
  const { meetingId, date, startTime, kind } = planned;
  const { place } = (await vault.open(rows, networkId, [meetingId])).get(meetingId) ?? {};
  return { meetingId, date, startTime, kind, place: place || null };
}

/**
 * Whether a meeting of this day is under way; an evening goes on after midnight.
 * @param rows that may read the network
 */
export async function isMeetingUnderWay(
  rows: EntityManager,
  networkId: NetworkId,
  { day, now, timezone }: Readonly<{ day: Day; now: Instant; timezone: string }>,
): Promise<boolean> {
  const around = await rows.find(MeetingRow, {
    where: { networkId, date: Between(dayAfter(day, -1), day), status: Not('cancelled') },
  });
  return around.some((one) => isUnderWay(one, timezone, now));
}
