import type { Conventions } from './conventions';
import { matchKey } from './match-key';

/** The value of a cell as the import format writes it; a problem if it can mean several things. */
type Spelled = string | Readonly<{ problem: string }>;
export type Spelling = (text: string, conventions: Conventions) => Spelled;

const two = (number: number | string): string => String(number).padStart(2, '0');
const iso = (year: string, month: number | string, day: number | string) =>
  `${year}-${two(month)}-${two(day)}`;
const dayMs = 86_400_000;
/** Serial numbers of spreadsheets from 1950 to 2099; fewer or more digits are something else. */
const serials = { from: 18_264, until: 73_050, dayZero: Date.UTC(1899, 11, 30) };

/** `02/03/2026` in the order of the network's language, `2026/3/2`, `2 mars 2026`, midnights, serial numbers of spreadsheets. */
export const normaliseDay: Spelling = (text, { language }) => {
  const day = text.replace(/[ T]0?0:00(:00(\.0+)?)?$/, '');
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day) ?? [];
  if (year && month && date) return iso(year, month, date);
  if (/^(19|20)\d{6}$/.test(day)) return iso(day.slice(0, 4), day.slice(4, 6), day.slice(6));
  const serial = Number(/^(\d{5})([.,]0+)?$/.exec(day)?.[1]);
  if (serial >= serials.from && serial < serials.until)
    return new Date(serials.dayZero + serial * dayMs).toISOString().slice(0, 10);
  const named = /^(?:\p{L}+\.?,? )?(\d{1,2})(?:er|st|nd|rd|th)?[ -](\p{L}+)\.?[ -](\d{4})$/u.exec(day);
  if (named) return iso(named[3] ?? '', monthOf(named[2] ?? ''), named[1] ?? '');
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{2}|\d{4})$/.exec(day);
  return numbers ? normaliseNumbers(day, numbers, language) : text;
};

function normaliseNumbers(
  text: string,
  [, first = '', separator, second = '', year = '']: RegExpExecArray,
  language: Conventions['language'],
): Spelled {
  if (year.length === 2)
    return { problem: `“${text}” has a year of two digits; write a day like 2026-11-23` };
  const isDayFirst = language === 'fr' || separator === '.' || Number(first) > 12 || first === second;
  if (isDayFirst) return iso(year, second, first);
  if (Number(second) > 12) return iso(year, first, second);
  return {
    problem: `“${text}” may be ${iso(year, second, first)} or ${iso(year, first, second)}; write the one that is meant`,
  };
}

const months = ['fr', 'en'].flatMap((language) =>
  (['long', 'short'] as const).map((month) =>
    Array.from({ length: 12 }, (_, n) =>
      matchKey(new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(Date.UTC(2026, n))),
    ),
  ),
);
/** 0 where there is none of this name. */
const monthOf = (name: string): number =>
  Math.max(...months.map((names) => names.indexOf(matchKey(name)))) + 1;

/** `7:30`, `7h30`, `7 h`, `07:30:00`, `7:30 pm`, and the fraction of a day that a spreadsheet writes. */
export const normaliseTime: Spelling = (text) => {
  const [, hour, minute = '00', half] =
    /^(\d{1,2}) ?(?:[:h] ?(\d{2})(?::00)?|h)(?: ?(am|pm|a\.m\.|p\.m\.))?$/i.exec(text) ??
    /^(\d{1,2})() ?(am|pm|a\.m\.|p\.m\.)$/i.exec(text) ??
    [];
  if (hour !== undefined) {
    if (half === undefined) return `${two(hour)}:${minute}`;
    if (Number(hour) < 1 || Number(hour) > 12) return text;
    const afternoon = /^p/i.test(half) ? 12 : 0;
    return `${two((Number(hour) % 12) + afternoon)}:${minute || '00'}`;
  }
  const minutes = /^0[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) * 24 * 60 : NaN;
  return Math.abs(minutes - Math.round(minutes)) < 0.01 && minutes < 24 * 60 - 0.5
    ? `${two(Math.floor(Math.round(minutes) / 60))}:${two(Math.round(minutes) % 60)}`
    : text;
};

/** Decimal commas, the thousands separators of the network's language, and its currency before or behind. */
export const normaliseAmount: Spelling = (text, { language, currency }) => {
  const amount = currency === null ? text : withoutCurrency(text, currency, language ?? 'en');
  if (/^\d{1,3}(,\d{3})+$/.test(amount))
    return {
      problem: `“${text}” may have thousands or decimals behind its comma; write a number like 1250.50`,
    };
  if (/^-?\d+,\d+$/.test(amount)) return amount.replace(',', '.');
  if (/^\d{1,3}([ '’]\d{3})+([.,]\d+)?$/.test(amount))
    return amount.replaceAll(/[ '’]/g, '').replace(',', '.');
  if (language === 'en' && /^\d{1,3}(,\d{3})+\.\d+$/.test(amount)) return amount.replaceAll(',', '');
  if (language === 'fr' && /^\d{1,3}(\.\d{3})+,\d+$/.test(amount))
    return amount.replaceAll('.', '').replace(',', '.');
  return amount;
};

function withoutCurrency(text: string, currency: string, language: string): string {
  const symbols = (['symbol', 'narrowSymbol', 'code'] as const).map(
    (currencyDisplay) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay })
        .formatToParts(1)
        .find(({ type }) => type === 'currency')?.value ?? currency,
  );
  const symbol = symbols.find((one) => text.startsWith(one) || text.endsWith(one));
  if (symbol === undefined) return text;
  return (text.startsWith(symbol) ? text.slice(symbol.length) : text.slice(0, -symbol.length)).trim();
}

/** Each of the words between spaces. */
export const normaliseEach =
  (normalise: Spelling): Spelling =>
  (text, conventions) => {
    const words: string[] = [];
    for (const word of text.split(' ')) {
      const spelled = normalise(word, conventions);
      if (typeof spelled !== 'string') return spelled;
      words.push(spelled);
    }
    return words.join(' ');
  };

/** One of some words, in any capitals, or a usual word for it in English or French. */
export function normaliseWord(
  words: readonly string[],
  usual: Readonly<Record<string, string>> = {},
): Spelling {
  const known = new Map([
    ...Object.entries(usual).flatMap(([word, others]) =>
      others.split(', ').map((other) => [matchKey(other), word] as const),
    ),
    ...words.map((word) => [matchKey(word), word] as const),
  ]);
  return (text) => (words.includes(text) ? text : (known.get(matchKey(text)) ?? text));
}
