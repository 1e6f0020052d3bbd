import {
  AgendaTitle,
  Day,
  type Nth,
  type Span,
  Spans,
  TimeOfDay,
  UnnamedGuests,
  agendaProblem,
  cleanText,
  isPhone,
  longestAgenda,
  mostAgendaItems,
  recordedPhone,
} from '@relais/contracts';
import { z } from 'zod';
import type { Cell, Column } from './columns';
import { normaliseAmount, normaliseDay, normaliseEach, normaliseTime, normaliseWord } from './spellings';

const quote = (text: unknown): string => `“${String(text).slice(0, 40)}”`;

/** One of some words, in any capitals, or a usual synonym; the problem names them all. */
export const oneOf = <Word extends string>(
  words: readonly Word[],
  usual?: Readonly<{ [Usual in Word]?: string }>,
): Cell<Word> => ({
  schema: z.custom<Word>((text) => words.some((word) => word === text), {
    error: ({ input }) => `${quote(input)} must be one of ${words.join(', ')}`,
  }),
  spelling: normaliseWord(words, usual as Readonly<Record<string, string>> | undefined),
});

const yesNo = oneOf(['yes', 'no'], { yes: 'oui, o, y, vrai, true, 1', no: 'non, n, faux, false, 0' });
export const yesOrNo = { ...yesNo, schema: yesNo.schema.transform((word) => word === 'yes') };

/** An ISO day of the calendar, from 1900 on. */
export const calendarDay: Cell<Day> = {
  schema: z.string().check(({ value, issues }) => {
    const problem = problemOfDay(value);
    if (problem) issues.push({ code: 'custom', input: value, message: problem });
  }),
  spelling: normaliseDay,
};

function problemOfDay(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return `${quote(text)} must be a day like 2026-11-23`;
  if (!Day.safeParse(text).success) return `${text} is a day that does not exist`;
  return text < '1900-01-01' ? `${text} is too long ago; days start in 1900` : null;
}

export const timeOfDay: Cell<string> = {
  schema: z.string().check(({ value, issues }) => {
    if (!TimeOfDay.safeParse(value).success)
      issues.push({ code: 'custom', input: value, message: `${quote(value)} must be a time like 07:30` });
  }),
  spelling: normaliseTime,
};

const degrees = oneOf(['1', '2', '3', '4', '5']);
export const warmth = { ...degrees, schema: degrees.schema.transform(Number) };

/** How many guests without a name were in the room. */
export const guests = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)
  .pipe(UnnamedGuests);

/** The items of an agenda, one on each line of the cell: its minutes, then its title. */
export const agenda = z.string().transform((text, context) => {
  const items = text.split(/\r?\n/).map((item) => {
    const [, minutes, title] = /^(\d{1,9}) (.*)$/.exec(cleanText(item)) ?? [];
    return { minutes: Number(minutes), title: AgendaTitle.safeParse(title).data ?? '' };
  });
  const isSound = items.length <= mostAgendaItems && items.every(({ title }) => title !== '');
  if (!isSound || agendaProblem(items.map(({ minutes }) => minutes)))
    context.addIssue(
      `must be at most ${mostAgendaItems} lines like “10 Welcome”, of 1 to ${longestAgenda} minutes, and of no more together`,
    );
  return items;
});

/** Which item of an agenda, from 1 on. */
export const itemNumber = z
  .string()
  .regex(/^[1-9]\d?$/, 'must be the number of an item of the agenda')
  .transform(Number);

export const weeks = z
  .string()
  .regex(/^([1-9]|1\d|2[0-6])$/, 'must be a whole number of weeks from 1 to 26')
  .transform(Number);

/** Monday 1 to Sunday 7, or its name. */
export const weekday: Cell<number> = {
  schema: z
    .string()
    .regex(/^[1-7]$/, 'must be a weekday from 1 (Monday) to 7 (Sunday)')
    .transform(Number),
  spelling: normaliseWord([], {
    ...{ 1: 'lundi, monday', 2: 'mardi, tuesday', 3: 'mercredi, wednesday', 4: 'jeudi, thursday' },
    ...{ 5: 'vendredi, friday', 6: 'samedi, saturday', 7: 'dimanche, sunday' },
  }),
};

/** `1 3`, `last` */
export const weekdaysOfMonth: Cell<Nth[]> = {
  schema: z
    .string()
    .regex(/^([1-4]|last)( ([1-4]|last))*$/, 'must be numbers from 1 to 4, or last, with spaces between them')
    .refine((text) => new Set(text.split(' ')).size === text.split(' ').length, 'must name each once')
    .transform((text) => text.split(' ').map((nth): Nth => (nth === 'last' ? nth : Number(nth)))),
  spelling: normaliseEach(normaliseWord(['last'], { last: 'dernier, dernière' })),
};

/** `2026-05-14 2026-07-14/2026-08-31` */
export const spans: Cell<Span[]> = {
  schema: z
    .string()
    .transform((text): Span[] =>
      text.split(' ').map((span) => {
        const [from = '', to = from] = span.split('/');
        return { from, to };
      }),
    )
    .refine((found) => Spans.safeParse(found).success, {
      error:
        'must be days like 2026-05-14, or from one to another like 2026-07-14/2026-08-31, with spaces between them',
    }),
  spelling: normaliseEach(normaliseDay),
};

/** A decimal number with a point; how fine and how large it may be is the network's currency's to say. */
export const amount: Cell<string> = {
  schema: z.string().check(({ value, issues }) => {
    const problem = problemOfAmount(value);
    if (problem) issues.push({ code: 'custom', input: value, message: problem });
  }),
  spelling: normaliseAmount,
};

/** A telephone number as it is recorded; the column may be missing. */
export const telephone: Column<string | null> = {
  needed: false,
  read(text, { region }) {
    if (isPhone(text)) return { value: recordedPhone(text, region) };
    return cleanText(text) === '' ? { value: null } : { problem: 'must be a telephone number' };
  },
};

/** The telephone of a prospect; a value that is no number is left to the check of the whole line, which may drop it. */
export const prospectTelephone: Column<string | null> = {
  needed: false,
  read(text, { region, isSurvey }) {
    const phone = cleanText(text);
    if (phone === '') return { value: null };
    return { value: !isSurvey && isPhone(phone) ? recordedPhone(phone, region) : phone };
  },
};

function problemOfAmount(text: string): string | null {
  if (/^-/.test(text)) return `${quote(text)} must be more than 0`;
  return /^\d{1,13}(\.\d+)?$/.test(text)
    ? null
    : `${quote(text)} must be a number like 1250.50, without thousands separators, with a decimal point`;
}
