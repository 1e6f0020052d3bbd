import { createHash } from 'node:crypto';
import type { StoredEvent } from '@relais/event-sourcing';
import type { PostgresEventStore } from '@relais/log-postgres';
import type { Projection } from '@relais/projections';
import { query } from '../support/installations';

/** Of a network: how many events, and a chain of their ids, so that one too many, too few or out of order shows. */
type Tally = { events: number; chain: string };

const name = 'crash-tally';
const pageSize = 10_000;

export const tallyTable = `
  create table crash_tally (network_id uuid primary key, events bigint not null, chain text not null)`;

export const tally: Projection = {
  name,
  types: ['Recorded', 'Counted'],
  tables: ['crash_tally'],
  async handle(events, rows) {
    const networks = [...new Set(events.map(({ networkId }) => networkId))];
    const found = await rows.query<{ network_id: string; events: string; chain: string }[]>(
      'select network_id, events, chain from crash_tally where network_id = any ($1)',
      [networks],
    );
    const tallies = new Map(
      found.map(({ network_id, events, chain }) => [network_id, { events: Number(events), chain }]),
    );
    addTo(tallies, events);
    await rows.query(
      `insert into crash_tally select * from unnest($1::uuid[], $2::bigint[], $3::text[])
         on conflict (network_id) do update set events = excluded.events, chain = excluded.chain`,
      [
        [...tallies.keys()],
        [...tallies.values()].map(({ events }) => events),
        [...tallies.values()].map(({ chain }) => chain),
      ],
    );
  },
};

function addTo(tallies: Map<string, Tally>, events: readonly StoredEvent[]): void {
  for (const { networkId, id } of events) {
    const { events, chain } = tallies.get(networkId) ?? { events: 0, chain: '' };
    tallies.set(networkId, {
      events: events + 1,
      chain: createHash('md5')
        .update(chain + id)
        .digest('hex'),
    });
  }
}

/** Whether every partition of the projection has come to the end of the log. */
export async function isTallied(url: string): Promise<boolean> {
  const [row] = await query(
    url,
    `select coalesce((select min("position") from checkpoint where projection = '${name}'), 0) >= "position" as done
       from log_head`,
  );
  return (row as { done: boolean }).done;
}

/** Where the projection differs from a recount of the whole log. */
export async function faultsOfTally(url: string, store: PostgresEventStore): Promise<string[]> {
  const recount = new Map<string, Tally>();
  for (let page = await store.readAll(0, pageSize); page.length > 0;) {
    addTo(recount, page);
    page = await store.readAll(page.at(-1)?.position ?? 0, pageSize);
  }
  const rows = (await query(url, 'select network_id, events::int, chain from crash_tally')) as (Tally & {
    network_id: string;
  })[];
  const kept = new Map(rows.map(({ network_id, ...counted }) => [network_id, counted]));
  return [...new Set([...recount.keys(), ...kept.keys()])]
    .filter((id) => kept.get(id)?.chain !== recount.get(id)?.chain)
    .map(
      (id) =>
        `The projection counts ${said(kept.get(id))} of network ${id}, the log has ${said(recount.get(id))}.`,
    );
}

const said = (counted: Tally | undefined): string =>
  counted ? `${counted.events} events (${counted.chain.slice(0, 8)})` : 'nothing';
