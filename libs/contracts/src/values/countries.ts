import { z } from 'zod';
import { countryCodes } from './country-codes';
import { phoneRegionOf } from './phones';
import type { Language } from './values';

/** A country whose public holidays are known. */
export const Country = z
  .string()
  .refine((code) => countryCodes.includes(code), { error: 'must be a country (ISO 3166), like FR' });
export type Country = z.infer<typeof Country>;

/** The country that is proposed for a network: that of its time zone, and where that has none (`UTC`), of its language. */
export function countryOf(network: Readonly<{ timezone: string; language: Language }>): Country | null {
  return Country.safeParse(phoneRegionOf(network)).data ?? null;
}
