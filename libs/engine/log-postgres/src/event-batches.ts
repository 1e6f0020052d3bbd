import { copiedRows } from '@relais/database';
import type { Cursor, Selection, StoredEvent, EventBatch } from '@relais/event-sourcing';
import { type Pool, escapeLiteral } from 'pg';
import { type Row, columns, columnsCopied, toCopiedEvent, toStoredEvent } from './stored-rows';

const longest = 2000;
const longestSelected = 4000;
const widest = 100_000;

/** At most `limit` selected events after a position and, if given, up to another one. */
export async function eventsAfter(
  pool: Pool,
  after: number,
  limit: number,
  { networkId, types }: Selection = {},
  upTo: number | null = null,
): Promise<StoredEvent[]> {
  const { rows } = await pool.query<Row>({
    name: `read-all${networkId ? '-network' : ''}${types ? '-types' : ''}`,
    text: `select ${columns} from event
      where "position" > $1 and "position" <= coalesce($3, 9223372036854775807)
        ${networkId ? 'and network_id = $4' : 'and $4::uuid is null'}
        ${types ? 'and type = any ($5)' : 'and $5::text[] is null'}
      order by "position" limit $2`,
    values: [after, limit, upTo, networkId ?? null, types ?? null],
  });
  return rows.map(toStoredEvent);
}

/** The next batch after a cursor; it ends there when there is nothing new. */
export async function nextBatch(pool: Pool, after: Cursor, selection?: Selection): Promise<EventBatch> {
  if (!selection?.networkId && !selection?.types) {
    const events = await eventsAfter(pool, after.position, longest);
    return { events, upTo: events.at(-1) ?? after };
  }
  const upTo = await cursorAhead(pool, after);
  const events = await eventsAfter(pool, after.position, longestSelected, selection, upTo.position);
  return { events, upTo: (events.length === longestSelected && events.at(-1)) || upTo };
}

/** Whether a batch was so long that many events may follow it. */
export const isLong = (after: Cursor, { upTo }: EventBatch): boolean =>
  upTo.position - after.position >= longest;

/**
 * The batches after a cursor until the end of the log is near: planned again for each part of the log, with a third of the work for each
 * event.
 */
export async function* manyBatches(
  pool: Pool,
  after: Cursor,
  signal: AbortSignal,
  selection: Selection = {},
): AsyncGenerator<EventBatch, Cursor, undefined> {
  let cursor = after;
  for (let isFar = true; isFar;) {
    const from = cursor;
    const end = await cursorAhead(pool, from);
    const query = `select ${columnsCopied} from event where ${conditions(from, end, selection)} order by "position"`;
    for await (const events of copiedRows(await pool.connect(), query, toCopiedEvent)) {
      if (signal.aborted) return cursor;
      cursor = events.at(-1) ?? end;
      yield { events, upTo: cursor };
    }
    cursor = end;
    const rest = { events: [], upTo: end };
    yield rest;
    isFar = !signal.aborted && isLong(from, rest);
  }
  return cursor;
}

function conditions(after: Cursor, upTo: Cursor, { networkId, types }: Selection): string {
  return [
    `"position" > ${String(after.position)} and "position" <= ${String(upTo.position)}`,
    ...(networkId ? [`network_id = ${escapeLiteral(networkId)}`] : []),
    ...(types ? [`type = any (array[${types.map(escapeLiteral).join(', ')}]::text[])`] : []),
  ].join(' and ');
}

/** Positions have no gaps: the cursor is so many positions further, or at the end of the log. */
async function cursorAhead(pool: Pool, after: Cursor): Promise<Cursor> {
  const { rows } = await pool.query<Row>({
    name: 'read-cursor-ahead',
    text: `select ${columns} from event
      where "position" = (select least("position", $1::bigint + $2::bigint) from log_head)`,
    values: [after.position, widest],
  });
  return rows[0] ? toStoredEvent(rows[0]) : after;
}
