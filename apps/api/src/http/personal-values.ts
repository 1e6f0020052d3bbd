import { type PhoneRegion, recordedPhone } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';

/** Personal values that were given, without the empty ones. */
export const omitEmpty = (values: Readonly<Record<string, string | null | undefined>>): PersonalValues =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));

/** Telephone numbers are recorded as they are dialled from anywhere. */
export const normalisePhone = (phone: string | null | undefined, region: PhoneRegion) =>
  phone && recordedPhone(phone, region);
