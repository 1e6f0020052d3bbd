import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { query } from '../support/installations';
import type { TestedLog, Noted } from './tested-log';

const lookEveryMs = 5;
const pageSize = 2000;

/** What one writes first: numbers of a sequence, and a reader that asks for those above its last. */
export const naiveLog: TestedLog = {
  title: 'naive reader over a sequence',
  isKnownToLose: true,
  table: 'naive_event',
  events: 'select "position", id from naive_event',

  async prepare(url) {
    await query(
      url,
      `create table naive_event (
         "position" bigserial primary key, id uuid not null unique, stream text not null, type text not null, data json not null)`,
    );
  },

  open(url, callers) {
    const pool = new Pool({ connectionString: url, max: callers }).on('error', () => undefined);
    return {
      async fulfil({ eventIds, streamId }) {
        const { rows } = await pool.query<{ position: string; id: string }>({
          name: 'naive-append',
          text: `insert into naive_event (id, stream, type, data) select id, $2, 'Recorded', '{}' from unnest($1::uuid[]) id
            on conflict (id) do nothing returning "position", id`,
          values: [eventIds, streamId],
        });
        const positions = new Map(rows.map(({ id, position }) => [id, Number(position)]));
        return eventIds.map((id): Noted => ({ id, position: positions.get(id) ?? null }));
      },
      async follow(after, note) {
        for (let checkpoint = after; ;) {
          const { rows } = await pool.query<{ position: string; id: string }>({
            name: 'naive-read',
            text: 'select "position", id from naive_event where "position" > $1 order by "position" limit $2',
            values: [checkpoint, pageSize],
          });
          if (rows.length === 0) await pause(lookEveryMs);
          else note(rows.map(({ position, id }) => ({ position: Number(position), id })));
          checkpoint = Number(rows.at(-1)?.position ?? checkpoint);
        }
      },
      isPassing: () => true,
      close: () => pool.end(),
    };
  },
};
