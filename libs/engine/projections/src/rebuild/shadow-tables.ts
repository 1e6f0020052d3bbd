import type { QueryRunner } from 'typeorm';
import type { Projection } from '../projection';
import { SpillTable } from './spill-table';

/**
 * The tables of a projection once more, in a schema of their own beside the live ones: made as those are, filled by whatever names
 * its tables without a schema, and moved into their place.
 */
export class ShadowTables {
  private constructor(
    private readonly connection: QueryRunner,
    private readonly tables: readonly string[],
    /** Names of schemas. */
    readonly shadow: string,
    readonly live: string,
  ) {}

  /** @param shadow the name of their schema */
  static async open(connection: QueryRunner, { tables }: Projection, shadow: string): Promise<ShadowTables> {
    const [{ live } = { live: 'public' }] = (await connection.query('select current_schema() as live')) as {
      live: string;
    }[];
    return new ShadowTables(connection, tables, shadow, live);
  }

  /** Without indexes, policies and grants: `finish` gives them those. And tables for the networks that are parked in them, and for what a backfill puts aside. */
  async create(): Promise<void> {
    await this.run([
      `drop schema if exists ${quote(this.shadow)} cascade`,
      `create schema ${quote(this.shadow)}`,
      ...this.tables.map((table) => `create table ${this.made(table, 'including all excluding indexes')}`),
      `create table ${this.made('stopped_network', 'including all')}`,
      `create table ${this.named(SpillTable.table)} (${SpillTable.columns})`,
    ]);
  }

  /** Whether they are there, with the columns that the live ones have. */
  async areThere(): Promise<boolean> {
    const [{ same } = { same: false }] = (await this.connection.query(
      `with columns as (
         select n.nspname, c.relname, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attname) as found
           from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
          where c.relname = any ($3) and a.attnum > 0 and not a.attisdropped group by 1, 2)
       select count(*) = cardinality($3) as same
         from columns l join columns b on b.relname = l.relname and b.found = l.found
        where l.nspname = $1 and b.nspname = $2`,
      [this.live, this.shadow, this.tables],
    )) as { same: boolean }[];
    return same;
  }

  /**
   * For the transaction that runs: tables that are named without a schema are these. Its commit is not waited for: rows and standing
   * are kept or lost together, and the switch, which is waited for, keeps all before it.
   */
  async enter(): Promise<void> {
    await this.connection.query(
      `select set_config('search_path', $1 || ', ' || current_setting('search_path'), true), set_config('synchronous_commit', 'off', true)
        where current_schema() <> $2`,
      [quote(this.shadow), this.shadow],
    );
  }

  /** Indexes, constraints, policies and grants as the live tables have them, under the same names; and fresh statistics. */
  async finish(): Promise<void> {
    const found = (await this.connection.query(statementsOfLive, [this.live, this.shadow, this.tables])) as {
      statement: string;
    }[];
    await this.run([
      `set local maintenance_work_mem = '256MB'`,
      ...found.map(({ statement }) => statement),
      ...this.tables.map((table) => `analyze ${this.named(table)}`),
    ]);
  }

  /** Replaces the rows of these keys by those of the live table. */
  async takeLive(
    { table, key }: Readonly<{ table: string; key: string }>,
    keys: readonly string[],
  ): Promise<void> {
    const these = `where ${quote(key)}::text = any ($1)`;
    await this.connection.query(`delete from ${this.named(table)} ${these}`, [keys]);
    await this.connection.query(
      `insert into ${this.named(table)} select * from ${quote(this.live)}.${quote(table)} ${these}`,
      [keys],
    );
  }

  async empty(): Promise<void> {
    await this.run([`truncate ${[...this.tables, 'stopped_network'].map((t) => this.named(t)).join(', ')}`]);
  }

  /** Takes a network's rows out of them. */
  async emptyOf(networkId: string): Promise<void> {
    for (const table of this.tables)
      await this.connection.query(`delete from ${this.named(table)} where network_id = $1`, [networkId]);
  }

  /**
   * Drops the live tables and puts these in their place.
   * @throws Error 55P03 when a read takes longer than the lock timeout; nobody waits for us longer than that
   */
  async replaceLive(maxWaitMs: number): Promise<void> {
    const live = this.tables.map((table) => `${quote(this.live)}.${quote(table)}`).join(', ');
    await this.run([
      `set local lock_timeout = ${String(maxWaitMs)}`,
      'set local synchronous_commit = on',
      ...(live === '' ? [] : [`lock table ${live} in access exclusive mode`, `drop table ${live}`]),
      ...this.tables.map((table) => `alter table ${this.named(table)} set schema ${quote(this.live)}`),
    ]);
  }

  async drop(): Promise<void> {
    await this.run([`drop schema if exists ${quote(this.shadow)} cascade`]);
  }

  private made(table: string, how: string): string {
    return `${this.named(table)} (like ${quote(this.live)}.${quote(table)} ${how})`;
  }

  private named(table: string): string {
    return `${quote(this.shadow)}.${quote(table)}`;
  }

  private async run(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.connection.query(statement);
  }
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** $1: schema of the live tables, $2: schema of the others, $3: names of the tables. */
const statementsOfLive = `
  with live as (
    select c.oid, format('%I.%I', $2::text, c.relname) as shadow, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relname = any ($3::text[])
  ), statements as (
    select 1 as step, i.indexrelid as n, case when c.oid is null
        then regexp_replace(pg_get_indexdef(i.indexrelid), ' ON (ONLY )?\\S+ USING ', ' ON ' || shadow || ' USING ')
        else format('alter table %s add constraint %I %s', shadow, c.conname, pg_get_constraintdef(c.oid)) end as statement
      from live join pg_index i on i.indrelid = live.oid
      left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = live.oid and c.contype in ('p', 'u', 'x')
    union all
    select 2, 0, format('alter table %s enable row level security', shadow) from live where relrowsecurity
    union all
    select 2, 1, format('alter table %s force row level security', shadow) from live where relforcerowsecurity
    union all
    select 3, 0, format('create policy %I on %s as %s for %s to %s %s %s', policyname, shadow, permissive, cmd,
             (select string_agg(quote_ident(role), ', ') from unnest(roles) role), 'using (' || qual || ')',
             'with check (' || with_check || ')')
      from live join pg_policies on schemaname = $1 and tablename = relname
    union all
    select 4, 0, format('grant %s on %s to %s', privilege_type, shadow,
             case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
      from live, aclexplode(relacl)
  )
  select statement from statements order by step, n`;
