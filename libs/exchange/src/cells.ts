import { Day, TimeOfDay } from '@relais/contracts';
import { z } from 'zod';

const shown = (text: unknown): string => `“${String(text).slice(0, 40)}”`;

/** One of some words; a mistake names them all. */
export const oneOf = <Word extends string>(words: readonly Word[]) =>
  z.custom<Word>((text) => words.some((word) => word === text), {
    error: ({ input }) => `${shown(input)} must be one of ${words.join(', ')}`,
  });

export const yesOrNo = oneOf(['yes', 'no']).transform((word) => word === 'yes');

/** An ISO day of the calendar, from 1900 on. */
export const calendarDay: z.ZodType<Day> = z.string().check(({ value, issues }) => {
  const problem = problemOfDay(value);
  if (problem) issues.push({ code: 'custom', input: value, message: problem });
});

function problemOfDay(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return `${shown(text)} must be a day like 2026-11-23`;
  if (!Day.safeParse(text).success) return `${text} is a day that does not exist`;
  return text < '1900-01-01' ? `${text} is too long ago; days start in 1900` : null;
}

export const timeOfDay: z.ZodType<string> = z.string().check(({ value, issues }) => {
  if (!TimeOfDay.safeParse(value).success)
    issues.push({ code: 'custom', input: value, message: `${shown(value)} must be a time like 07:30` });
});

export const warmth = oneOf(['1', '2', '3', '4', '5']).transform(Number);

/** A decimal number with a point; how fine and how large it may be is the network's currency's to say. */
export const amount: z.ZodType<string> = z.string().check(({ value, issues }) => {
  const problem = problemOfAmount(value);
  if (problem) issues.push({ code: 'custom', input: value, message: problem });
});

function problemOfAmount(text: string): string | null {
  if (/^-/.test(text)) return `${shown(text)} must be more than 0`;
  return /^\d{1,13}(\.\d+)?$/.test(text)
    ? null
    : `${shown(text)} must be a number like 1250.50, without thousands separators, with a decimal point`;
}
