import { Client } from 'pg';
import { newEvent, newStream } from '../support/events';
import { FaultFixture } from './fault.fixture';

const gate = 7;

/** Holds transactions that insert an event of type `Slow` open, before their commit, while the gate is held. */
const holdSlowOnesOpen = `
  create function wait_at_gate() returns trigger language plpgsql as $$
    begin
      if exists (select from inserted where type = 'Slow') then perform pg_advisory_xact_lock_shared(${gate}); end if;
      return null;
    end $$;
  create trigger wait_at_gate after insert on event referencing new table as inserted
    for each statement execute function wait_at_gate()`;

/** One append is about to commit, another one comes, a reader reads, the first one commits: what the reader misses, what the audit says. */
export const lateCommit = (seed: (fixture: FaultFixture) => Promise<unknown>): Promise<string[]> =>
  FaultFixture.run(seed, async (fixture) => {
    await fixture.sql(holdSlowOnesOpen);
    const holder = new Client({ connectionString: fixture.url });
    await holder.connect();
    await holder.query(`select pg_advisory_lock(${gate})`);
    const [one, other, reader] = [fixture.openStore(), fixture.openStore(), fixture.openStore()];

    const slow = one.append(newStream(), [newEvent({ type: 'Slow' })], { expected: 'none' });
    await fixture.locksAwaited(1);
    let isRecorded = false;
    const quick = other
      .append(newStream(), [newEvent()], { expected: 'none' })
      .then(() => (isRecorded = true));
    await fixture.locksAwaited(2, () => isRecorded);
    const seen = await reader.readAll(0, 10);
    await holder.end();
    await Promise.all([slow, quick]);
    seen.push(...(await reader.readAll(seen.at(-1)?.position ?? 0, 10)));

    const ids = seen.map(({ id }) => id);
    const log = await fixture.sql<{ id: string; type: string }>(
      'select id, type from event order by "position"',
    );
    const missed = log.filter(({ id }) => !ids.includes(id)).map(({ type }) => `The reader missed ${type}.`);
    return [...missed, ...(await reader.audit())];
  });

const drawing = /update log_head[^;]*returning[^;]*as recorded_at/;
const answering = /return query select 'all', last_position[^;]*;/;

/** As a table with a `bigserial` does it. */
export async function drawFromSequence(fixture: FaultFixture): Promise<void> {
  await fixture.sql('create sequence position_sequence');
  await fixture.rewrite('append_batch', [
    drawing,
    `select min(nextval('position_sequence')) - 1 as position, clock_timestamp() as recorded_at
       from generate_series(1, cardinality(ids))`,
  ]);
}

/** Reads the head without locking it, and moves it at the end; the primary key, a second line of defence, is taken away too. */
export async function leaveHeadUnlocked(fixture: FaultFixture): Promise<void> {
  await fixture.sql('alter table event drop constraint event_pkey');
  await fixture.rewrite(
    'append_batch',
    [drawing, `select log_head.position, clock_timestamp() as recorded_at from log_head`],
    [
      answering,
      `update log_head set position = last_position + cardinality(ids);
       return query select 'all', last_position, null::integer;`,
    ],
  );
}
