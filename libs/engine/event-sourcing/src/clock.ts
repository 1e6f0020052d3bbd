/** The only source of the time for handlers; deciders get days as arguments. */
export class Clock {
  private readonly calendars = new Map<string, Intl.DateTimeFormat>();

  now(): Date {
    return new Date();
  }

  /** The ISO day in a time zone. */
  dayIn(timezone: string): string {
    const known = this.calendars.get(timezone);
    const calendar = known ?? calendarIn(timezone);
    if (!known) this.calendars.set(timezone, calendar);
    return calendar.format(this.now());
  }
}

const calendarIn = (timezone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
