import { type Country, type Day, type Language, type NetworkId, instantOf } from '@relais/contracts';
import { NetworkRow, countryOfNetwork } from '@relais/networks';
import type { Vault } from '@relais/vault';
import type { HolidaysTypes } from 'date-holidays';
import type { EntityManager } from 'typeorm';

type Place = Readonly<{ country: Country; language: Language; timezone: string }>;
type Start = Readonly<{ date: Day; startTime: string }>;
type HolidaysOfYear = (year: number) => readonly HolidaysTypes.Holiday[];

const known = new Map<string, Promise<HolidaysOfYear>>();

/**
 * Answers on which public holiday of the country a meeting begins, in the language of its network; null: on none, or the library does not know
 * the country. It is
 * loaded when a first meeting is looked at: it takes 0.1 s and 9 MB.
 */
export async function publicHolidays({
  country,
  language,
  timezone,
}: Place): Promise<(start: Start) => string | null> {
  const key = [country, language, timezone].join(' ');
  const ofYear = await (known.get(key) ?? remember(key, load(country, language, timezone)));
  return ({ date, startTime }) => {
    const at = new Date(instantOf(date, startTime, timezone));
    const year = Number(date.slice(0, 4));
    // Some last several days.
    const found = [year - 1, year].flatMap(ofYear).find(({ start, end }) => start <= at && at < end);
    return found?.name ?? null;
  };
}

async function load(country: Country, language: Language, timezone: string): Promise<HolidaysOfYear> {
  const { default: Holidays } = await import('date-holidays');
  const holidays = new Holidays(country, { languages: language, types: ['public'], timezone });
  const byYear = new Map<number, readonly HolidaysTypes.Holiday[]>();
  return (year) => {
    const ofYear = byYear.get(year) ?? holidays.getHolidays(year);
    byYear.set(year, ofYear);
    return ofYear;
  };
}

function remember(key: string, loading: Promise<HolidaysOfYear>): Promise<HolidaysOfYear> {
  known.set(key, loading);
  return loading;
}

/** Meetings with the public holiday on which they begin. @param rows of a reader */
export async function withHolidays<M extends Start>(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  meetings: readonly M[],
): Promise<(M & { holiday: string | null })[]> {
  const network = await rows.findOneBy(NetworkRow, { networkId });
  // The read model of networks may be behind that of meetings.
  if (!network) return meetings.map((meeting) => ({ ...meeting, holiday: null }));
  const country = await countryOfNetwork(rows, vault, network);
  const holidayOn = await publicHolidays({ ...network, country });
  return meetings.map((meeting) => ({ ...meeting, holiday: holidayOn(meeting) }));
}
