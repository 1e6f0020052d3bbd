import { Client } from 'pg';

const networks = 2000;

/**
 * Fills an empty log of Relais with facts as they are in a grown one: random ids, a stream for each, every second with a key and a value in
 * the vault. Indexes are made afterwards, which is much faster.
 * @param url a database with the tables of Relais
 */
export async function grow(url: string, facts: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const indexes = await client.query<{ definition: string; name: string }>(
      `select indexdef as definition, indexname as name from pg_indexes where tablename in ('event', 'vault_key', 'vault_value')`,
    );
    for (const statement of [
      `set synchronous_commit = off`,
      `set maintenance_work_mem = '1GB'`,
      `alter table event drop constraint event_pkey`,
      `alter table vault_key drop constraint vault_key_pkey`,
      `alter table vault_value drop constraint vault_value_pkey`,
      ...indexes.rows.map(({ name }) => `drop index if exists ${name}`),
      `create temp table network_of_number as
         select n, gen_random_uuid() as id from generate_series(0, ${String(networks - 1)}) n`,
      factsSql(facts),
      `insert into vault_key select gen_random_uuid(), network_id, decode(repeat(md5(id::text), 4), 'hex') from event where "position" % 2 = 0`,
      `insert into vault_value select subject_id, 'need', network_id, wrapped_key from vault_key`,
      ...indexes.rows.map(({ definition }) => definition),
      ...['event', 'vault_key', 'vault_value'].map(
        (table) => `alter table ${table} add primary key using index ${table}_pkey`,
      ),
      `update log_head set "position" = ${String(facts)}, recorded_at = (select max(recorded_at) from event)`,
      `vacuum (analyze) event, vault_key, vault_value`,
      `checkpoint`,
    ])
      await client.query(statement);
  } finally {
    await client.end();
  }
}

const factsSql = (count: number): string => `
  insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
  select fact.n, gen_random_uuid(), 'referral-' || referral, 0, 'ReferralPassed', network.id, date '2020-01-01' + fact.n / 5000,
         json_build_object('referralId', referral, 'giverId', gen_random_uuid(), 'receiverId', gen_random_uuid(), 'scope', 'inside',
           'warmth', null, 'contactBy', null, 'agreedOn', null, 'meetingId', null, 'parentId', null, 'details', '["need"]'::json, 'ref', null),
         json_build_object('actorId', gen_random_uuid(), 'commandId', referral, 'contentHash', md5(referral::text),
           'correlationId', referral, 'causationId', referral, 'schema', 1),
         timestamptz '2020-01-01' + fact.n * interval '1 second'
    from (select n, gen_random_uuid() as referral from generate_series(1, ${String(count)}) n offset 0) fact
    join network_of_number network on network.n = fact.n % ${String(networks)}`;
