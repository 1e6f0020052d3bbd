import { type SeriesId, dayAfter } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import {
  AnnounceAttendance,
  AnnounceGuest,
  PutMeeting,
  PutSeries,
  announcementId,
  meetingOfSeries,
} from '@relais/meetings';
import type { Club } from './club';
import { weekdayOf } from './days';
import { register } from './founding';
import { Random } from './random';
import { rates } from './rates';

/**
 * On the last day: the series of the club's breakfasts, and its next one with what was announced for it. Further meetings are created by
 * the nightly policy, as after an import.
 */
export function planAhead(club: Club, day: number, weekday: number): void {
  const { networkId, members } = club;
  const random = new Random(`ahead ${networkId}`);
  const seriesId = v5(networkId, 'series') as SeriesId;
  const today = club.dayAt(day);
  const date = dayAfter(today, 1 + ((weekday - weekdayOf(today) + 6) % 7));
  const meetingId = meetingOfSeries(seriesId, date);
  const times = { startTime: '07:30', endTime: '09:00', kind: 'breakfast' as const, placeMark: null };
  const series = { seriesId, date, follows: true };
  const next = { networkId, meetingId, ref: null, status: 'scheduled' as const, date, series, ...times };
  club.put(day, new PutMeeting(next, club.organiser(day, v5(meetingId, 'scheduled'))));
  for (const { personId, zeal } of members) {
    if (!random.chance(rates.announced)) continue;
    const said = { networkId, meetingId, personId, substituteId: null, guests: null };
    const coming = random.chance(zeal) ? 'yes' : 'no';
    const envelope = club.envelope(day, announcementId(meetingId, personId));
    club.put(day, new AnnounceAttendance({ ...said, coming }, envelope));
  }
  const [host] = members;
  if (host) {
    const { personId: guestId } = register(club, day);
    const guest = { networkId, meetingId, personId: host.personId, guestId };
    club.put(day, new AnnounceGuest(guest, club.envelope(day, v5(meetingId, `guest ${guestId}`))));
  }
  const plan = { rule: { every: 1, weekday }, from: date, until: null, without: [], ...times };
  const imported = { ...club.envelope(day, v5(seriesId, 'planned')), imported: true as const };
  club.put(day, new PutSeries({ networkId, seriesId, ref: null, ...plan }, imported));
}
