import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An append that nothing stands in the way of is one statement, and values under a new key are not looked for first. */
export class AppendAtOnce1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [`drop function append_batch`, appendBatch]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('The log is never taken back.');
  }
}

/**
 * One call records a batch of appends and commits; it is the only writer of the log. It locks the one-row head, numbers the facts
 * without a gap and in commit order and draws strictly increasing recording times under the lock.
 *
 * Mostly nothing stands in the way: everything is inserted at the revisions that the callers expect, and the answer is one row, `all`,
 * with the position before the first fact. Where the unique indexes or a missing predecessor object, all of that is undone and
 * `append_carefully` judges append by append (`appending.ts`).
 *
 * Per fact: append number n, stream, revision (null: any), id, type, network, day, data, metadata. Per append: first fact, size,
 * expected revision (-1 no stream, -2 any). `corrects`: some of the values belong to subjects that had their key before. No two
 * appends of a batch share a stream or an event id: the caller sees to that.
 */
const appendBatch = `
create function append_batch(
  ns integer[], streams text[], revisions integer[], ids text[], types text[], networks text[], days text[], datas json[], metadatas json[],
  firsts integer[], sizes integer[], expecteds integer[],
  key_appends integer[], key_subjects text[], key_networks text[], keys bytea[],
  value_appends integer[], value_subjects text[], value_networks text[], value_fields text[], sealeds bytea[], corrects boolean)
returns table (outcome text, "position" bigint, revision integer)
language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  last_position bigint;
begin
  with head as (
    update log_head
       set position = log_head.position + cardinality(ids),
           recorded_at = greatest(clock_timestamp(), log_head.recorded_at) + cardinality(ids) * interval '1 microsecond'
    returning log_head.position - cardinality(ids) as position, log_head.recorded_at - cardinality(ids) * interval '1 microsecond' as recorded_at
  ), new_event as (
    insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
    select head.position + k, id::uuid, stream, revision, type, network_id::uuid, "on"::date, data, metadata,
           head.recorded_at + k * interval '1 microsecond'
      from head, unnest(streams, revisions, ids, types, networks, days, datas, metadatas)
        with ordinality as e (stream, revision, id, type, network_id, "on", data, metadata, k)
  ), new_key as (
    insert into vault_key (subject_id, network_id, wrapped_key)
    select subject_id::uuid, network_id::uuid, wrapped_key
      from unnest(key_subjects, key_networks, keys) as k (subject_id, network_id, wrapped_key)
  ), new_value as (
    insert into vault_value (subject_id, field, network_id, sealed)
    select subject_id::uuid, field, network_id::uuid, sealed
      from unnest(value_subjects, value_networks, value_fields, sealeds) as v (subject_id, network_id, field, sealed)
     where not corrects
  )
  select head.position into last_position from head;

  if 0 <= any (expecteds) and exists (
    select from unnest(firsts, expecteds) as a (first, expected)
     where expected >= 0
       and (select event.position from event where event.stream = streams[first] and event.revision = expected limit 1) is null)
  then
    raise unique_violation;
  end if;

  if corrects then
    insert into vault_value (subject_id, field, network_id, sealed)
    select subject_id::uuid, field, network_id::uuid, sealed
      from unnest(value_subjects, value_networks, value_fields, sealeds) as v (subject_id, network_id, field, sealed)
    on conflict (subject_id, field) do update set sealed = excluded.sealed;
  end if;
  return query select 'all', last_position, null::integer;

exception when unique_violation or not_null_violation then
  return query select * from append_carefully(
    ns, streams, ids, types, networks, days, datas::text[], metadatas::text[], firsts, sizes, expecteds,
    key_appends, key_subjects, key_networks, keys, value_appends, value_subjects, value_networks, value_fields, sealeds);
end $$`;
