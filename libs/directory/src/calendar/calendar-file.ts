import type { Day, Instant, Language, MeetingId } from '@relais/contracts';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';

/** A meeting of a calendar; times are those of the clocks in its time zone. */
export type CalendarEntry = Readonly<{
  meetingId: MeetingId;
  title: string;
  place: string | null;
  date: Day;
  startTime: string;
  endDate: Day;
  endTime: string | null;
  timezone: string;
  isCancelled: boolean;
  /** How often it was changed. */
  sequence: number;
  changedAt: Instant;
  url: string | null;
}>;

/** A date whose local getters are those of UTC: the library takes the clock of the server for that of the time zone. */
class WallClock extends Date {
  override getFullYear = (): number => this.getUTCFullYear();
  override getMonth = (): number => this.getUTCMonth();
  override getDate = (): number => this.getUTCDate();
  override getHours = (): number => this.getUTCHours();
  override getMinutes = (): number => this.getUTCMinutes();
  override getSeconds = (): number => this.getUTCSeconds();
}

const wallClock = (day: Day, time: string): Date => new WallClock(`${day}T${time}:00Z`);

/** Meetings as an iCalendar file (RFC 5545), each with its time zone; a cancelled meeting stays, as cancelled. */
export function calendarFile(name: string, language: Language, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Relais', product: 'Relais', language: language.toUpperCase() },
    timezone: { name: null, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
  });
  for (const entry of entries) {
    const { meetingId, title, place, date, startTime, endDate, endTime, timezone, isCancelled } = entry;
    const changedAt = new Date(entry.changedAt);
    calendar.createEvent({
      id: `${meetingId}@relais`,
      start: wallClock(date, startTime),
      end: endTime === null ? null : wallClock(endDate, endTime),
      timezone,
      summary: title,
      location: place,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      sequence: entry.sequence,
      stamp: changedAt,
      lastModified: changedAt,
      url: entry.url,
    });
  }
  return calendar.toString();
}
