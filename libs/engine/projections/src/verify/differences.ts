import type { QueryRunner } from 'typeorm';
import { type ShadowTables, quote } from '../rebuild/shadow-tables';

const most = 20;

/** A row that differs from its recomputation; null: there is none. */
export type Difference = Readonly<{
  table: string;
  key: Readonly<Record<string, unknown>>;
  live: Readonly<Record<string, unknown>> | null;
  recomputed: Readonly<Record<string, unknown>> | null;
}>;

/** How many there are in a table, and the first of them. */
export type TableDifferences = Readonly<{ table: string; count: number; first: readonly Difference[] }>;

type Row = Omit<Difference, 'table'> & { count: number };

/** Compares a live table with the one beside it, both ways and byte by byte (so that json compares as text). */
export async function differencesOf(
  connection: QueryRunner,
  { live, shadow }: ShadowTables,
  table: string,
): Promise<TableDifferences> {
  const key = await keyOf(connection, live, table);
  const [first = ''] = key;
  const rows = (await connection.query(
    `select jsonb_build_object(${key.map((column) => `${literal(column)}, coalesce(l.${quote(column)}, r.${quote(column)})`).join(', ')}) as key,
            case when l.${quote(first)} is not null then to_jsonb(l) end as live,
            case when r.${quote(first)} is not null then to_jsonb(r) end as recomputed, count(*) over ()::integer as count
       from ${quote(live)}.${quote(table)} l full join ${quote(shadow)}.${quote(table)} r
         on ${key.map((column) => `l.${quote(column)} = r.${quote(column)}`).join(' and ')}
      where l.${quote(first)} is null or r.${quote(first)} is null or l *<> r
      order by ${key.map((_, n) => `coalesce(l.${quote(key[n] ?? '')}, r.${quote(key[n] ?? '')})`).join(', ')} limit ${String(most)}`,
  )) as Row[];
  return {
    table,
    count: rows[0]?.count ?? 0,
    first: rows.map(({ count: _, ...difference }) => ({ table, ...difference })),
  };
}

/** @throws Error for a table without a primary key: its rows cannot be told apart */
async function keyOf(connection: QueryRunner, schema: string, table: string): Promise<string[]> {
  const rows = (await connection.query(
    `select attname as column from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
      where indisprimary and indrelid = format('%I.%I', $1::text, $2::text)::regclass order by array_position(indkey::int2[], attnum)`,
    [schema, table],
  )) as { column: string }[];
  if (rows.length === 0) throw new Error(`The table ${table} has no primary key.`);
  return rows.map(({ column }) => column);
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
