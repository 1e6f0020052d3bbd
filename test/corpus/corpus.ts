import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '@relais/database';
import { UpcastingEventStore, type StoredEvent } from '@relais/event-sourcing';
import { knownEvents, projectionsWith, rows } from '@relais/installation';
import { PostgresEventStore } from '@relais/log-postgres';
import { rebuild } from '@relais/projections';
import { Vault } from '@relais/vault';

const folder = join(__dirname, 'events');

/** Every event of the corpus, in the order of their log. */
export const corpus = (): StoredEvent[] =>
  readdirSync(folder)
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as StoredEvent[])
    .sort((one, other) => one.position - other.position);

/** What the read models are made of these events: their rows as text, by table. */
export async function replayed(
  url: string,
  events: readonly StoredEvent[],
): Promise<Record<string, string[]>> {
  const database = await Database.open(url, rows);
  const home = new PostgresEventStore(url, Buffer.alloc(32));
  const store = new UpcastingEventStore(home, knownEvents);
  try {
    await home.takeOver(events);
    const tables: Record<string, string[]> = {};
    for (const projection of projectionsWith(new Vault(Buffer.alloc(32)))) {
      const { stopped } = await rebuild(projection, { store, database });
      if (stopped > 0) throw new Error(`${projection.name} cannot apply the corpus.`);
      for (const table of projection.tables) {
        const found = await database.engine.query<{ row: string }[]>(
          `select t::text as row from ${table} t order by 1`,
        );
        tables[table] = found.map(({ row }) => row);
      }
    }
    return tables;
  } finally {
    await store.close();
    await database.close();
  }
}
