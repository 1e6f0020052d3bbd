import { cleanText } from '@relais/contracts';
import type { z } from 'zod';
import type { Conventions } from './conventions';
import type { Spelling } from './spellings';

/** `readAs`: how the import format writes the value of the cell. */
export type Reading<T> = Readonly<{ value: T; readAs?: string }> | Readonly<{ problem: string }>;

/** The values of a cell, and how people write them who do not know the import format. */
export type Cell<T> = Readonly<{ schema: z.ZodType<T>; spelling: Spelling }>;

/** How a column is read. `needed`: the file must have it. */
export type Column<T> = Readonly<{
  needed: boolean;
  read(text: string, conventions: Conventions): Reading<T>;
}>;
export type Columns = Readonly<Record<string, Column<unknown>>>;
export type ValuesOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer T> ? T : never;
};

/** The column and every value in it are needed. */
export const requireValue = <T>(cell: z.ZodType<T> | Cell<T>): Column<T> => ({
  needed: true,
  read: (text, conventions) => reading(cell, text, conventions) ?? { problem: 'must not be empty' },
});

/** The column is needed; an empty value means: not known. */
export const mayBeEmpty = <T>(cell: z.ZodType<T> | Cell<T>): Column<T | null> => ({
  needed: true,
  read: (text, conventions) => reading(cell, text, conventions) ?? { value: null },
});

/** The column may be missing, which is like empty values. */
export const optional = <T>(cell: z.ZodType<T> | Cell<T>): Column<T | null> => ({
  ...mayBeEmpty(cell),
  needed: false,
});

/** Null: the cell is empty, or looks so. */
function reading<T>(
  cell: z.ZodType<T> | Cell<T>,
  written: string,
  conventions: Conventions,
): Reading<T> | null {
  const text = cleanText(written);
  if (text === '') return null;
  if (!('spelling' in cell)) return parse(cell, text);
  const spelled = cell.spelling(text, conventions);
  if (typeof spelled !== 'string') return spelled;
  const read = parse(cell.schema, spelled);
  return 'value' in read && spelled !== text ? { ...read, readAs: spelled } : read;
}

function parse<T>(schema: z.ZodType<T>, text: string): Reading<T> {
  const { success, data, error } = schema.safeParse(text);
  return success ? { value: data } : { problem: error.issues[0]?.message ?? 'cannot be understood' };
}
