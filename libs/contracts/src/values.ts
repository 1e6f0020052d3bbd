import { z } from 'zod';

/** An ISO 8601 day, `2026-11-23`, in the network's time zone. */
export const Day = z.iso
  .date({ error: 'must be a day like 2026-11-23' })
  .refine((day) => day >= '1900-01-01', 'must be a day from 1900-01-01 on');
export type Day = z.infer<typeof Day>;

/** An ISO 8601 instant with offset, `2026-11-23T07:30:00+01:00`. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'must be an instant with offset' })
  .refine((instant) => instant >= '1900', 'must be an instant from 1900 on')
  .refine((instant) => !/[+-](1[5-9]|2\d):\d\d$/.test(instant), 'must have an offset of at most 14 hours');
export type Instant = z.infer<typeof Instant>;

/** `07:30`, local time of the network. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 07:30');

/** Whole cents of the network's currency, 1 to 10,000,000,000. */
export const AmountInCents = z
  .int({ error: 'must be whole cents' })
  .min(1, 'must be more than 0')
  .max(10_000_000_000, 'must be at most 100,000,000.00');

const noControl = /^[^\p{Cc}]*$/u;
/** One line of free text, trimmed, without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .regex(noControl, 'must be one line');

export const Name = line(120);
export const Company = line(120);
export const Sector = line(80);
export const Place = line(200);
export const Need = line(80);
export const Reason = line(280);
export const Ref = line(100);
export const Phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s().\-/]{3,39}$/, 'must be a telephone number');
export const Email = z
  .string()
  .trim()
  .max(254, 'must be at most 254 characters')
  .pipe(z.email({ error: 'must be an e-mail address' }));

export const Warmth = z.int().min(1).max(5);
export type Warmth = z.infer<typeof Warmth>;
export const Scope = z.enum(['inside', 'outside']);
export type Scope = z.infer<typeof Scope>;
export const ContactBy = z.enum(['receiver', 'prospect']);
export type ContactBy = z.infer<typeof ContactBy>;
export const MeetingKind = z.enum(['breakfast', 'lunch', 'evening', 'discovery', 'activity', 'online']);
export type MeetingKind = z.infer<typeof MeetingKind>;
export const MeetingStatus = z.enum(['scheduled', 'held', 'cancelled']);
export type MeetingStatus = z.infer<typeof MeetingStatus>;
export const AttendanceStatus = z.enum([
  'present',
  'late',
  'represented',
  'excused',
  'absent',
  'visitor',
  'substitute',
]);
export type AttendanceStatus = z.infer<typeof AttendanceStatus>;
export const LeftBecause = z.enum(['left', 'moved', 'ended', 'died']);
export type LeftBecause = z.infer<typeof LeftBecause>;
export const Role = z.enum(['member', 'host', 'organiser']);
export type Role = z.infer<typeof Role>;
export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;
export const Purpose = z.enum(['business', 'support', 'social', 'activity']);
export type Purpose = z.infer<typeof Purpose>;

export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }, 'must be an IANA time zone like Europe/Paris');
export const Currency = z
  .string()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'must be an ISO 4217 code like EUR');
