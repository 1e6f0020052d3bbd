import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { query } from '../support/installations';

/** Events by what went wrong with them; `others` are sentences. */
export type Findings = Readonly<{
  events: number;
  /** In the log, and the reader never saw them. */
  missed: number;
  /** Seen twice by the reader, or twice in the log. */
  duplicated: number;
  /** Seen after a later one. */
  reordered: number;
  /** Positions of the log without an event. */
  holes: number;
  /** Acknowledged to a writer, but not in the log, or not at the position of the answer. */
  lost: number;
  others: readonly string[];
}>;

const questions = {
  events: 'select count(*) from recorded',
  missed: 'select count(*) from recorded h where not exists (select from noted n where n.id = h.id)',
  duplicated: `select (select count(*) - count(distinct id) from noted) + (select count(*) - count(distinct id) from recorded)`,
  reordered: `select count(*) from (select "position" <= lag("position") over (order by line) as back from noted) n where back`,
  holes: 'select coalesce(max("position"), 0) - count(distinct "position") from recorded',
  lost: `select count(distinct a.id) from acknowledged a
    where not exists (select from recorded h where h.id = a.id and h."position" = coalesce(a."position", h."position"))`,
  unsent: 'select count(*) from recorded h where not exists (select from acknowledged a where a.id = h.id)',
  elsewhere: `select count(*) from noted n
    where not exists (select from recorded h where h.id = n.id and h."position" = n."position")`,
};

/**
 * Compares what a log has (`events`: a query of position and id) with the notes of its readers (lines: position, id) and writers
 * (caller, number, position, id).
 */
export async function findings(
  url: string,
  events: string,
  notes: Readonly<{ reader: string; writers: readonly string[] }>,
): Promise<Findings> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create temporary table recorded as ${events}`);
    await client.query(
      `create temporary table noted (line bigint generated always as identity, "position" bigint, id uuid)`,
    );
    await client.query(
      `create temporary table acknowledged (caller integer, number integer, "position" bigint, id uuid)`,
    );
    await load(client, 'noted ("position", id)', notes.reader);
    for (const path of notes.writers) await load(client, 'acknowledged', path);
    await client.query('analyze recorded, noted, acknowledged');

    const counts: Partial<Record<keyof typeof questions, number>> = {};
    for (const [name, question] of Object.entries(questions)) {
      const { rows } = await client.query<{ count: string }>(`select (${question}) as count`);
      counts[name as keyof typeof questions] = Number(rows[0]?.count);
    }
    const { unsent, elsewhere, ...counted } = counts as Record<keyof typeof questions, number>;
    return {
      ...counted,
      others: [
        ...(unsent > 0 ? [`${unsent} events in the log were never acknowledged to anybody.`] : []),
        ...(elsewhere > 0 ? [`${elsewhere} events were seen that are not in the log, or not there.`] : []),
      ],
    };
  } finally {
    await client.end();
  }
}

const load = (client: Client, table: string, path: string): Promise<void> =>
  pipeline(createReadStream(path), client.query(from(`copy ${table} from stdin`)));

/** Decisions on one stream that did not see each other. */
export async function faultsOfCounters(url: string): Promise<string[]> {
  const rows = (await query(
    url,
    `select stream || ' counts ' || (data ->> 'count') || ' at revision ' || revision || '.' as fault
       from event where type = 'Counted' and (data ->> 'count')::integer <> revision + 1 limit 20`,
  )) as { fault: string }[];
  return rows.map(({ fault }) => fault);
}
