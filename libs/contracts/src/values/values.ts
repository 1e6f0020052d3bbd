import { z } from 'zod';
import { longest } from '../limits';
import { cleanLines, cleanName, cleanPhone, cleanText, isPhone } from '../text';
import { isAddress } from './addresses';
import { largestAmount, smallestAmount } from './money';

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

/** Whole minor units of the network's currency (cents, unless it has no or three decimals), 1 to 10,000,000,000. */
export const AmountInCents = z
  .int({ error: 'must be whole minor units of the currency' })
  .min(smallestAmount, 'must be more than 0')
  .max(largestAmount, 'must be at most 10,000,000,000 minor units of the currency');

const noControl = /^[^\p{Cc}]*$/u;
const lineFeedsOnly = /^[^\p{Cc}]*(?:\n[^\p{Cc}]+)*$/u;
/** Text longer than any that could be cleaned to what is allowed is refused before it costs time. */
const boundedText = (max: number) =>
  z.string().max(10_000, { error: `must be at most ${max} characters`, abort: true });
const cleanedText = (clean: (text: string) => string, max: number) =>
  boundedText(max)
    .overwrite(clean)
    .max(max, { error: `must be at most ${max} characters`, abort: true });
const oneLine = (clean: (text: string) => string, max: number) =>
  cleanedText(clean, max).min(1, 'must not be empty').regex(noControl, 'must be one line');

/** One line of free text, cleaned, without control characters. */
export const line = (max: number) => oneLine(cleanText, max);
/** As a line, or empty: then there is none. */
export const lineOrNone = (max: number) => cleanedText(cleanText, max).regex(noControl, 'must be one line');
/** Several lines of free text, cleaned, without control characters but line feeds, or empty: then there is none. */
export const linesOrNone = (max: number) =>
  cleanedText(cleanLines, max).regex(lineFeedsOnly, 'must not contain control characters');
const name = (max: number) => oneLine(cleanName, max);

export const Name = name(longest.name);
export const Company = name(longest.company);
export const Sector = name(longest.sector);
export const Place = line(longest.place);
export const Need = line(longest.need);
export const StatedNeed = line(longest.statedNeed);
export const Presentation = line(longest.presentation);
export const GoodContact = line(longest.goodContact);
export const Reason = line(longest.reason);
export const Ref = name(longest.ref);
/** As it was written; {@link recordedPhone} makes E.164 of it, once the network is known. */
export const Phone = boundedText(longest.phone)
  .overwrite(cleanPhone)
  .refine(isPhone, 'must be a telephone number');
export const Email = boundedText(longest.email)
  .overwrite(cleanName)
  .max(longest.email, { error: `must be at most ${longest.email} characters`, abort: true })
  .refine(isAddress, 'must be an e-mail address')
  .meta({ format: 'email' });

export const Warmth = z.int().min(1).max(5);
export type Warmth = z.infer<typeof Warmth>;
export const Scope = z.enum(['inside', 'outside']);
export type Scope = z.infer<typeof Scope>;
export const ContactBy = z.enum(['receiver', 'prospect']);
export type ContactBy = z.infer<typeof ContactBy>;
/** What the receiver reports of a referral. */
export const Outcome = z.enum(['contacted', 'won', 'lost']);
export type Outcome = z.infer<typeof Outcome>;
export const LostBecause = z.enum(['declined', 'unreachable', 'not-a-fit', 'other']);
export type LostBecause = z.infer<typeof LostBecause>;
export const MeetingKind = z.enum(['breakfast', 'lunch', 'evening', 'discovery', 'activity', 'online']);
export type MeetingKind = z.infer<typeof MeetingKind>;
export const MeetingStatus = z.enum(['scheduled', 'held', 'cancelled']);
export type MeetingStatus = z.infer<typeof MeetingStatus>;
/** Whether a participant comes to a meeting, as announced before it. */
export const Coming = z.enum(['yes', 'no']);
export type Coming = z.infer<typeof Coming>;
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
/** Why a record was corrected: a later import has another value, or it was entered by mistake. */
export const CorrectionReason = z.enum(['import', 'mistake']);
export type CorrectionReason = z.infer<typeof CorrectionReason>;
export const Role = z.enum(['member', 'host', 'organiser']);
export type Role = z.infer<typeof Role>;
/** The role in which a person acts in a network: one of the above, or `visitor` for a person who was never a member. */
export const ActingRole = z.enum(['visitor', ...Role.options]);
export type ActingRole = z.infer<typeof ActingRole>;
export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;
export const Purpose = z.enum(['business', 'support', 'social', 'activity']);
export type Purpose = z.infer<typeof Purpose>;

/** The name of an IANA time zone in its usual capitals; null for anything else, offsets (`+02:00`) included. */
function timeZoneOf(text: string): string | null {
  const zone = cleanName(text).replaceAll(' ', '_');
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    // If a zone has two names, such as Asia/Kolkata, the given one stays; an abbreviation (CET) does not, because elsewhere it has no
    // summer time.
    const isSame = timeZone.toLowerCase() === zone.toLowerCase() || /^[a-z]{3,4}$/i.test(zone);
    return isSame ? timeZone : zone;
  } catch {
    return null;
  }
}

export const TimeZone = z
  .string()
  .max(64, { abort: true })
  .overwrite((text) => timeZoneOf(text) ?? text)
  .refine((zone) => timeZoneOf(zone) !== null, 'must be an IANA time zone like Europe/Paris');
export const Currency = z
  .string()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'must be an ISO 4217 code like EUR');
