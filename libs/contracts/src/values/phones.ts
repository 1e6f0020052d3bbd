import {
  type CountryCode,
  type PhoneNumber,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { cleanPhone } from '../text';
import type { Language } from './values';

/** Where national telephone numbers are dialled: an ISO 3166 code. */
export type PhoneRegion = CountryCode;

const regionOfLanguage: Readonly<Record<Language, PhoneRegion>> = { fr: 'FR', en: 'GB' };
const regionOfZone = new Map<string, PhoneRegion | null>();

/** The country of a time zone; where it has none (`UTC`), that of the language. */
export function phoneRegionOf({ timezone, language }: { timezone: string; language: Language }): PhoneRegion {
  if (regionOfZone.size === 0)
    for (const region of getCountries())
      for (const zone of timeZonesOf(region)) regionOfZone.set(zone, region);
  let region = regionOfZone.get(timezone);
  if (region === undefined) {
    // Another name of a zone; Intl takes its time to say so.
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions();
    region = regionOfZone.get(timeZone) ?? null;
    regionOfZone.set(timezone, region);
  }
  return region ?? regionOfLanguage[language];
}

/** TypeScript's library does not know this method yet. */
const timeZonesOf = (region: PhoneRegion) =>
  (
    new Intl.Locale('und', { region }) as Intl.Locale & { getTimeZones(): string[] | undefined }
  ).getTimeZones() ?? [];

/** A number as it is recorded: E.164 if it can be read in that region, otherwise as it was written. */
export function recordedPhone(text: string, region: PhoneRegion): string {
  const phone = cleanPhone(text);
  const number = parsePhoneNumberFromString(phone, { defaultCountry: region, extract: false });
  return number && isCertain(number, phone) ? number.number : phone;
}

/** A recorded number as people of that region write it: national at home, international from elsewhere. */
export function shownPhone(recorded: string, region: PhoneRegion): string {
  const number = numberOf(recorded);
  if (!number) return recorded;
  return number.countryCallingCode === getCountryCallingCode(region)
    ? number.formatNational()
    : number.formatInternational();
}

/** A recorded number as it is dialled in its country. */
export const nationalPhone = (recorded: string): string => numberOf(recorded)?.formatNational() ?? recorded;

const numberOf = (recorded: string): PhoneNumber | undefined =>
  /^\+\d+$/.test(recorded) ? parsePhoneNumberFromString(recorded) : undefined;

/** A national number that is none of the region may be one of another; E.164 has no room for an extension. */
const isCertain = (number: PhoneNumber, phone: string): boolean =>
  !number.ext && (number.isValid() || (phone.startsWith('+') && number.isPossible()));

/** The address of a link that dials, from any country. */
export const telOf = (recorded: string | null): string | null =>
  recorded && recorded.replace(/\p{L}.*/u, '').replace(/[^+\d]/g, '');
