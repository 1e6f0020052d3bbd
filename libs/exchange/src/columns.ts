import type { z } from 'zod';

export type Reading<T> = Readonly<{ value: T }> | Readonly<{ problem: string }>;

/** How a column is read. `needed`: the file must have it. */
export type Column<T> = Readonly<{ needed: boolean; read(text: string): Reading<T> }>;
export type Columns = Readonly<Record<string, Column<unknown>>>;
export type ValuesOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer T> ? T : never;
};

/** The column and every value in it are needed. */
export const needed = <T>(schema: z.ZodType<T>): Column<T> => ({
  needed: true,
  read: (text) => (text === '' ? { problem: 'must not be empty' } : reading(schema, text)),
});

/** The column is needed; an empty value means: not known. */
export const mayBeEmpty = <T>(schema: z.ZodType<T>): Column<T | null> => ({
  needed: true,
  read: (text) => (text === '' ? { value: null } : reading(schema, text)),
});

/** The column may be missing, which is like empty values. */
export const optional = <T>(schema: z.ZodType<T>): Column<T | null> => ({
  ...mayBeEmpty(schema),
  needed: false,
});

function reading<T>(schema: z.ZodType<T>, text: string): Reading<T> {
  const { success, data, error } = schema.safeParse(text);
  return success ? { value: data } : { problem: error.issues[0]?.message ?? 'cannot be understood' };
}
