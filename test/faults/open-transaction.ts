import { beginning } from '@relais/event-sourcing';
import { Client } from 'pg';
import { newEvent, newStream } from '../support/events';
import { freshDatabase } from '../support/postgres';
import type { FaultFixture } from './fault.fixture';

const maxWaitMs = 5000;

/** Runs something while a write transaction is open in another database of the server. */
export async function whileOneWritesElsewhere<T>(run: () => Promise<T>): Promise<T> {
  const { url, drop } = await freshDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table unfinished (id integer)');
    await client.query('begin; insert into unfinished values (1)');
    return await run();
  } finally {
    await client.end();
    await drop();
  }
}

/** What a reader does not see although it was acknowledged. */
export const delayed = (
  fixture: FaultFixture,
  read: (fixture: FaultFixture) => Promise<string[]>,
): Promise<string[]> =>
  whileOneWritesElsewhere(async () => {
    const event = newEvent();
    await fixture.openStore().append(newStream(), [event], { expected: 'none' });
    return (await read(fixture)).includes(event.id) ? [] : ['The event was not delivered.'];
  });

export async function bySubscription(fixture: FaultFixture): Promise<string[]> {
  const signal = AbortSignal.timeout(maxWaitMs);
  for await (const { events } of fixture.openStore().subscribe(beginning, { signal }))
    return events.map(({ id }) => id);
  return [];
}

/** As libraries read that order by transaction: up to the oldest one that is open, whatever its database. */
export const byHorizon = async (fixture: FaultFixture): Promise<string[]> =>
  (
    await fixture.sql<{ id: string }>(
      'select id from event where xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint',
    )
  ).map(({ id }) => id);
