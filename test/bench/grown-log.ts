import { Client } from 'pg';

const networks = 2000;
const writers = 2;

/**
 * Fills an empty log of Relais with events as they are in a grown one: random ids, a stream for each; and half as many keys and values in
 * the vault. Indexes are made afterwards, which is much faster.
 * @param url a database with the tables of Relais
 */
export async function grow(url: string, events: number): Promise<void> {
  const [first, ...others] = await Promise.all(Array.from({ length: writers }, () => connected(url)));
  if (!first) return;
  try {
    const { rows: indexes } = await first.query<{ definition: string; name: string }>(
      `select indexdef as definition, indexname as name from pg_indexes where tablename = any ($1)`,
      [tables],
    );
    for (const table of tables) await first.query(`alter table ${table} drop constraint ${table}_pkey`);
    for (const { name } of indexes) await first.query(`drop index if exists ${name}`);
    await Promise.all([first, ...others].map((client, n) => fill(client, n, events)));
    for (const { definition } of indexes) await first.query(definition);
    for (const table of tables)
      await first.query(`alter table ${table} add primary key using index ${table}_pkey`);
    await first.query(
      `update log_head set "position" = $1, recorded_at = (select recorded_at from event where "position" = $1)`,
      [events],
    );
    await first.query(`vacuum (analyze) ${tables.join(', ')}`);
    await first.query('checkpoint');
  } finally {
    await Promise.all([first, ...others].map((client) => client.end()));
  }
}

const tables = ['event', 'vault_key', 'vault_value'];

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set synchronous_commit = off`);
  await client.query(`set maintenance_work_mem = '1GB'`);
  return client;
}

/** One writer's share of the rows. */
async function fill(client: Client, writer: number, events: number): Promise<void> {
  await client.query(
    `create temp table network_of_number as
       select n, md5(n::text)::uuid as id from generate_series(0, ${String(networks - 1)}) n`,
  );
  const from = Math.floor((events * writer) / writers) + 1;
  const to = Math.floor((events * (writer + 1)) / writers);
  await client.query(eventRows(from, to));
  await client.query(
    `with subject as materialized (
       select gen_random_uuid() as id, network.id as network_id
         from generate_series(${String(from)}, ${String(to)}, 2) subject_number join network_of_number network on network.n = subject_number % ${String(networks)}),
     key as (insert into vault_key select id, network_id, decode(repeat(md5(id::text), 4), 'hex'), 'referral' from subject)
     insert into vault_value select id, 'need', network_id, decode(repeat(md5(id::text), 4), 'hex') from subject`,
  );
}

const eventRows = (from: number, to: number): string => `
  insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
  select event.n, gen_random_uuid(), 'referral-' || referral, 0, 'ReferralPassed', network.id, date '2020-01-01' + event.n / 5000,
         concat('{"referralId":"', referral, '","giverId":"', gen_random_uuid(), '","receiverId":"', gen_random_uuid(),
           '","scope":"inside","warmth":null,"contactBy":null,"agreedOn":null,"meetingId":null,"parentId":null,',
           '"details":["need"],"ref":null}')::json,
         concat('{"actorId":"', gen_random_uuid(), '","commandId":"', referral, '","contentHash":"', md5(referral), '","correlationId":"',
           referral, '","causationId":"', referral, '","schema":1}')::json,
         timestamptz '2020-01-01' + event.n * interval '1 second'
    from (select n, gen_random_uuid()::text as referral
            from generate_series(${String(from)}, ${String(to)}) n offset 0) event
    join network_of_number network on network.n = event.n % ${String(networks)}`;
