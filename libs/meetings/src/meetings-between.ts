import {
  type Coming,
  type Day,
  type MeetingId,
  type MeetingsAnswer,
  type NetworkId,
  attendingThemselves,
  inTheRoom,
} from '@relais/contracts';
import type { Vault } from '@relais/vault';
import { Between, type EntityManager } from 'typeorm';
import { announcementsIn, isKeptOn } from './announcements/announced';
import { MeetingRow } from './meeting.read-model';

type ShownMeeting = MeetingsAnswer['meetings'][number];

/** The scheduled meetings of all networks from one day to another. @param rows of the engine */
export const scheduledMeetings = (
  rows: EntityManager,
  { from, to }: Readonly<{ from: Day; to: Day }>,
): Promise<MeetingRow[]> =>
  rows.find(MeetingRow, { where: { status: 'scheduled', date: Between(from, to) } });

/** The meetings of a network from one day to another, by day and start; without forecasts and holidays. @param rows of a reader */
export async function meetingsBetween(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  { from, to, today }: Readonly<{ from: Day; to: Day; today: Day }>,
): Promise<ShownMeeting[]> {
  const found = await rows.find(MeetingRow, {
    where: { networkId, date: Between(from, to) },
    order: { date: 'ASC', startTime: 'ASC', ref: 'ASC' },
  });
  return shownMeetings(rows, vault, { networkId, today }, found);
}

/** Meetings with their places, and how many people are on their lists. @param rows of a reader */
export async function shownMeetings(
  rows: EntityManager,
  vault: Vault,
  { networkId, today }: Readonly<{ networkId: NetworkId; today: Day }>,
  meetings: readonly MeetingRow[],
): Promise<ShownMeeting[]> {
  const ids = meetings.map(({ meetingId }) => meetingId);
  const places = await vault.open(rows, networkId, ids);
  const counted: { meetingId: MeetingId; attendance: number; room: number }[] = await rows.query(
    `select meeting_id as "meetingId", count(*) filter (where status = any ($2))::integer as attendance,
            count(*) filter (where status = any ($3))::integer as room
       from attendance where meeting_id = any ($1) group by meeting_id`,
    [ids, attendingThemselves, inTheRoom],
  );
  const { announcements } = await announcementsIn(rows, { networkId, today, meetingIds: ids });
  const announced = Map.groupBy(announcements, ({ meetingId }) => meetingId);
  const counts = new Map(counted.map((one) => [one.meetingId, one]));
  return meetings.map(({ meetingId, ref, date, startTime, endTime, kind, status, unnamed, seriesId }) => {
    const saying = (said: Coming) =>
      isKeptOn(today, date)
        ? (announced.get(meetingId) ?? []).filter(({ coming }) => coming === said).length
        : null;
    const { attendance, room } = counts.get(meetingId) ?? { attendance: 0, room: 0 };
    return {
      meetingId,
      ref,
      date,
      startTime,
      endTime,
      kind,
      place: places.get(meetingId)?.['place'] || null,
      status,
      seriesId,
      attendance,
      room: room + unnamed,
      announcedYes: saying('yes'),
      announcedNo: saying('no'),
      unnamed,
      forecast: null,
      holiday: null,
    };
  });
}
