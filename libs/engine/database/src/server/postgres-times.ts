/** PostgreSQL counts days and microseconds from 2000-01-01, in UTC. */
const epochDays = 10_957;
const dayMs = 86_400_000;
const zero = 48;

/** @throws Error for what is no ISO day */
export function daysSince2000(day: string): number {
  if (day.length !== 10) throw new Error(`${day} is no day.`);
  const [month, date] = [number(day, 5, 7), number(day, 8, 10)];
  const ms = Date.UTC(number(day, 0, 4), month - 1, date);
  // A day too many is one of the next month.
  const isInYear = month >= 1 && month <= 12 && date >= 1;
  if (!isInYear || Number.isNaN(ms) || (date > 28 && new Date(ms).getUTCDate() !== date))
    throw new Error(`${day} is no day.`);
  return ms / dayMs - epochDays;
}

/**
 * @param instant ISO 8601 in UTC, `2026-03-02T07:30:00.000001Z`, with up to six digits of a second, before 2285
 * @throws Error for anything else
 */
export function microsSince2000(instant: string): number {
  const end = instant.length - 1;
  const fraction = end > 20 ? number(instant, 20, end) * 10 ** (26 - end) : 0;
  const hours = within(24, number(instant, 11, 13));
  const minutes = hours * 60 + within(60, number(instant, 14, 16));
  const clock = minutes * 60 + within(60, number(instant, 17, 19));
  const micros = (daysSince2000(instant.slice(0, 10)) * 86_400 + clock) * 1_000_000 + fraction;
  if (!Number.isSafeInteger(micros) || instant[end] !== 'Z' || (end !== 19 && instant[19] !== '.'))
    throw new Error(`${instant} is no instant in UTC.`);
  return micros;
}

/** The inverse of {@link daysSince2000}. */
export const dayAfter2000 = (days: number): string =>
  new Date((days + epochDays) * dayMs).toISOString().slice(0, 10);

/** The inverse of {@link microsSince2000}, with six digits of a second. */
export function instantAfter2000(micros: number): string {
  const second = Math.floor(micros / 1_000_000);
  if (second !== lastSecond) {
    const clock = new Date((second + epochDays * 86_400) * 1000).toISOString();
    [lastSecond, lastClock] = [second, clock.slice(0, 20)];
  }
  return `${lastClock}${String(1_000_000 + micros - second * 1_000_000).slice(1)}Z`;
}

/** Instants one after the other are mostly of one second. */
let [lastSecond, lastClock] = [Number.NaN, ''];

const within = (limit: number, value: number): number => (value < limit ? value : Number.NaN);

/** NaN for what is no digits. */
function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let n = from; n < to; n++) {
    const digit = text.charCodeAt(n) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
