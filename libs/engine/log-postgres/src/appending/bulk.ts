import { type Append, BelongsElsewhere, LostRace, OtherContent } from '@relais/event-sourcing';
import type { Pool } from 'pg';
import { type Append as Ready, type Outcome, appendBatch, ensureOneNetwork, serialise } from './append-call';
import { refusalOf } from './append-queue';

type Known = ReadonlyMap<string, Readonly<{ stream: string; contentHash: string }>>;

/**
 * Records many appends in large calls, one commit each. `append_batch` meets no conflict, however many appends share a stream, because
 * recorded events are left out first.
 * @returns how many events are new
 */
export async function appendInBulk(pool: Pool, appends: readonly Append[]): Promise<number> {
  let recorded = 0;
  for (const bulk of bulksOf(appends)) recorded += await record(pool, bulk);
  return recorded;
}

/** One call has an event id, or a value of the vault, once. */
function* bulksOf(appends: readonly Append[]): Generator<Append[], void, undefined> {
  let bulk: Append[] = [];
  let taken = new Set<string>();
  for (const append of appends) {
    const ids = append.events.map(({ id }) => id);
    const values = (append.options.vault ?? []).flatMap((subject) =>
      subject.values.map(({ field }) => `${subject.subjectId}:${field}`),
    );
    if ([...ids, ...values].some((name) => taken.has(name))) {
      yield bulk;
      bulk = [];
      taken = new Set();
    }
    bulk.push(append);
    for (const name of [...ids, ...values]) taken.add(name);
  }
  if (bulk.length > 0) yield bulk;
}

async function record(pool: Pool, bulk: readonly Append[]): Promise<number> {
  for (const { events, options } of bulk) ensureOneNetwork(events, options);
  const known = await knownIds(pool, bulk);
  const news = bulk
    .filter(({ stream, events }) => !isRepeated(stream, events, known))
    .map((append): Ready => ({ ...append, events: serialise(append.events) }));
  if (news.length === 0) return 0;
  try {
    const { rows } = await pool.query<Outcome>(appendBatch(news));
    if (rows.some(({ outcome }) => outcome === 'foreign')) throw new BelongsElsewhere();
    const lost = rows.findIndex(({ outcome }) => outcome !== 'all' && outcome !== 'appended');
    if (lost >= 0) throw new LostRace(news[lost]?.stream ?? '');
  } catch (error) {
    throw refusalOf(error, news[0]?.stream ?? '');
  }
  return news.reduce((count, { events }) => count + events.length, 0);
}

async function knownIds(pool: Pool, appends: readonly Append[]): Promise<Known> {
  const { rows } = await pool.query<{ id: string; stream: string; content_hash: string }>({
    name: 'known-ids',
    text: `select id, stream, metadata ->> 'contentHash' as content_hash from event where id = any ($1)`,
    values: [appends.flatMap(({ events }) => events.map(({ id }) => id))],
  });
  return new Map(
    rows.map(({ id, stream, content_hash: contentHash }) => [id, { stream, contentHash }] as const),
  );
}

/** @throws Refusal `other-content` when only some of the ids are known, or with other content or from elsewhere */
function isRepeated(stream: string, events: Append['events'], known: Known): boolean {
  if (!events.some(({ id }) => known.has(id))) return false;
  const isSame = events.every(({ id, metadata }) => {
    const event = known.get(id);
    return event?.stream === stream && event.contentHash === metadata.contentHash;
  });
  if (isSame) return true;
  throw new OtherContent();
}
