import { type PhoneRegion, cleanName, cleanText, recordedPhone } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';

const texts = new Set(['need', 'place', 'agreedHow', 'text', 'presentation', 'goodContact']);

/** Personal values as they would be recorded now: what older versions recorded was neither cleaned nor dialled from anywhere. */
export const asRecordedNow = (
  subjects: ReadonlyMap<string, PersonalValues>,
  region: PhoneRegion,
): Map<string, PersonalValues> =>
  new Map(
    [...subjects].map(([subject, values]) => [
      subject,
      Object.fromEntries(
        Object.entries(values).map(([field, value]) => [field, valueNow(field, value, region)]),
      ),
    ]),
  );

function valueNow(field: string, value: string, region: PhoneRegion): string {
  if (field === 'phone') return recordedPhone(value, region);
  return texts.has(field) ? cleanText(value) : cleanName(value);
}
