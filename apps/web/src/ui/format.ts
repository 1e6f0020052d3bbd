import { useLingui } from '@lingui/react';
import { cleanName, frenchTypography } from '@relais/contracts/text';
import { useMemo } from 'react';

/** The currency of a network, and the decimals that its amounts have there. */
export type Money = { currency: string; decimals: number };

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** Days (ISO), instants (ISO), sums (cents) and shares (fractions) in the words of the chosen language. */
export function formats(language: string) {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(locale, options);
    return { format: (day: Date) => (language === 'fr' ? frenchTypography(format(day)) : format(day)) };
  };
  const days = (options: Intl.DateTimeFormatOptions) => dates({ timeZone: 'UTC', ...options });
  const long = days({ weekday: 'long', day: 'numeric', month: 'long' });
  const withYear = days({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = days({ day: 'numeric', month: 'short' });
  const shortYear = days({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = days({ month: 'long', year: 'numeric' });
  const shortMonth = days({ month: 'short' });
  const weekday = days({ weekday: 'long' });
  const instantDay = dates({ dateStyle: 'medium' });
  const instantTime = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short' });
  const time = (clock: string) =>
    language === 'fr'
      ? clock
          .replace(/^0/, '')
          .replace(':', '\u00a0h\u00a0')
          .replace(/\u00a000$/, '')
      : clock;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale);
  return {
    locale,
    longDay: (day: string) => long.format(noon(day)),
    /** Monday 1 to Sunday 7. */
    weekday: (number: number) => weekday.format(noon(`2024-01-0${number}`)),
    day: (day: string) => withYear.format(noon(day)),
    shortDay: (day: string) => short.format(noon(day)),
    shortDayYear: (day: string) => shortYear.format(noon(day)),
    month: (day: string) => capital(month.format(noon(`${day.slice(0, 7)}-15`)), locale),
    shortMonth: (day: string) => shortMonth.format(noon(day)),
    instant: (at: string) => {
      const [day, clock] = [instantDay.format(new Date(at)), time(instantTime.format(new Date(at)))];
      return language === 'fr' ? `${day} à ${clock}` : `${day}, ${clock}`;
    },
    time,
    share: (fraction: number) => percent.format(fraction),
    list: (parts: readonly string[]) => list.format(parts),
    number: (value: number) => decimal.format(value),
    /** The amount with its decimals, as a person would type it. */
    decimal: (value: number, decimals: number) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, useGrouping: false }).format(value),
    money: (minorUnits: number, { currency, decimals }: Money) => {
      const amount = minorUnits / 10 ** decimals;
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: Number.isInteger(amount) ? 0 : decimals,
        maximumFractionDigits: decimals,
      }).format(amount);
    },
  };
}

const capital = (text: string, locale: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

export function useFormat() {
  const { i18n } = useLingui();
  return useMemo(() => formats(i18n.locale), [i18n.locale]);
}

/** The day (ISO) of an instant where the network is; today, by this device's clock, unless it is given. */
export const dayIn = (timezone: string, at = new Date()) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(at);

/** An instant where the network is, to the minute, as a spreadsheet reads it. */
export const minuteIn = (timezone: string, at: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );

/** Cleaned, in lower case without accents, so that « helene » finds « Hélène ». */
export const plain = (text: string) => cleanName(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const initials = (name: string) =>
  name
    .split(/[\s-]+/u)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');
