/**
 * One call records a batch of appends and commits; it is the only writer of the log. It locks the one-row head, numbers the facts
 * without a gap and in commit order and draws strictly increasing recording times under the lock.
 *
 * Mostly nothing stands in the way: everything is inserted at the revisions that the callers expect, and the answer is one row, `all`,
 * with the position before the first fact. Where the unique indexes or a missing predecessor object, all of that is undone and
 * `append_carefully` judges append by append.
 *
 * Per fact: append number n, stream, revision (null: any), id, type, network, day, data, metadata. Per append: first fact, size,
 * expected revision (-1 no stream, -2 any). No two appends of a batch share a stream or an event id: the caller sees to that.
 */
export const appendBatch = `
create function append_batch(
  ns integer[], streams text[], revisions integer[], ids text[], types text[], networks text[], days text[], datas text[], metadatas text[],
  firsts integer[], sizes integer[], expecteds integer[],
  key_appends integer[], key_subjects text[], key_networks text[], keys bytea[],
  value_appends integer[], value_subjects text[], value_networks text[], value_fields text[], sealeds bytea[])
returns table (outcome text, "position" bigint, revision integer)
language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  last_position bigint;
  last_recorded_at timestamptz;
begin
  update log_head
     set position = log_head.position + cardinality(ids),
         recorded_at = greatest(clock_timestamp(), log_head.recorded_at) + cardinality(ids) * interval '1 microsecond'
  returning log_head.position - cardinality(ids), log_head.recorded_at - cardinality(ids) * interval '1 microsecond'
    into last_position, last_recorded_at;

  insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
  select last_position + k, id::uuid, stream, revision, type, network_id::uuid, "on"::date, data::json, metadata::json,
         last_recorded_at + k * interval '1 microsecond'
    from unnest(streams, revisions, ids, types, networks, days, datas, metadatas)
      with ordinality as e (stream, revision, id, type, network_id, "on", data, metadata, k);

  if 0 <= any (expecteds) and exists (
    select from unnest(firsts, expecteds) as a (first, expected)
     where expected >= 0
       and (select event.position from event where event.stream = streams[first] and event.revision = expected limit 1) is null)
  then
    raise unique_violation;
  end if;

  if cardinality(keys) > 0 then
    insert into vault_key (subject_id, network_id, wrapped_key)
    select subject_id::uuid, network_id::uuid, wrapped_key
      from unnest(key_subjects, key_networks, keys) as k (subject_id, network_id, wrapped_key);
  end if;
  if cardinality(sealeds) > 0 then
    insert into vault_value (subject_id, field, network_id, sealed)
    select subject_id::uuid, field, network_id::uuid, sealed
      from unnest(value_subjects, value_networks, value_fields, sealeds) as v (subject_id, network_id, field, sealed)
    on conflict (subject_id, field) do update set sealed = excluded.sealed;
  end if;
  return query select 'all', last_position, null::integer;

exception when unique_violation or not_null_violation then
  return query select * from append_carefully(
    ns, streams, ids, types, networks, days, datas, metadatas, firsts, sizes, expecteds,
    key_appends, key_subjects, key_networks, keys, value_appends, value_subjects, value_networks, value_fields, sealeds);
end $$`;

/** Judges append by append; a loser does not fail its neighbours. One row an append, in their order. */
export const appendCarefully = `
create function append_carefully(
  ns integer[], streams text[], ids text[], types text[], networks text[], days text[], datas text[], metadatas text[],
  firsts integer[], sizes integer[], expecteds integer[],
  key_appends integer[], key_subjects text[], key_networks text[], keys bytea[],
  value_appends integer[], value_subjects text[], value_networks text[], value_fields text[], sealeds bytea[])
returns table (outcome text, "position" bigint, revision integer)
language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  last_position bigint;
  last_recorded_at timestamptz;
begin
  select log_head.position, log_head.recorded_at into last_position, last_recorded_at from log_head for update;
  last_recorded_at := greatest(clock_timestamp(), last_recorded_at);

  return query
  with append as (
    select a.n, streams[a.first] as stream, a.expected, a.size, a.first, coalesce(current.revision, -1) as current,
           known.hits, known.same, known.position as known_position, known.revision as known_revision
      from unnest(firsts, sizes, expecteds) with ordinality as a (first, size, expected, n)
      left join lateral (
        select event.revision from event where event.stream = streams[a.first] order by event.revision desc limit 1) current on true
      left join lateral (
        select count(*)::integer as hits, max(event.position) as position, max(event.revision) as revision,
               bool_and(event.stream = streams[a.first] and event.metadata ->> 'contentHash' =
                 metadatas[array_position(ids::uuid[], event.id)]::json ->> 'contentHash') as same
          from event where event.id = any (ids[a.first : a.first + a.size - 1]::uuid[])) known on true
  ), judged as (
    select append.*, case
        when hits = size and same then 'repeated'
        when hits > 0 then 'known-id'
        when expected = -2 or expected = current then 'appended'
        else 'conflict' end as outcome
      from append
  ), accepted as (
    select e.*, j.stream, j.current + (e.k - j.first + 1)::integer as revision, row_number() over (order by e.k) as step
      from unnest(ns, ids, types, networks, days, datas, metadatas)
             with ordinality as e (n, id, type, network_id, "on", data, metadata, k)
      join judged j using (n)
     where j.outcome = 'appended'
  ), inserted as (
    insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
    select last_position + step, id::uuid, stream, revision, type, network_id::uuid, "on"::date, data::json, metadata::json,
           last_recorded_at + step * interval '1 microsecond'
      from accepted
    returning event.stream, event.position, event.revision
  ), new_key as (
    insert into vault_key (subject_id, network_id, wrapped_key)
    select subject_id::uuid, network_id::uuid, wrapped_key
      from unnest(key_appends, key_subjects, key_networks, keys) as k (n, subject_id, network_id, wrapped_key)
      join judged using (n)
     where judged.outcome = 'appended'
  ), new_value as (
    insert into vault_value (subject_id, field, network_id, sealed)
    select subject_id::uuid, field, network_id::uuid, sealed
      from unnest(value_appends, value_subjects, value_networks, value_fields, sealeds) as v (n, subject_id, network_id, field, sealed)
      join judged using (n)
     where judged.outcome = 'appended'
    on conflict (subject_id, field) do update set sealed = excluded.sealed
  ), moved as (
    update log_head
       set position = last_position + (select count(*) from accepted),
           recorded_at = last_recorded_at + (select count(*) from accepted) * interval '1 microsecond'
     where exists (select from accepted)
  ), last as (
    select stream, max(position) as position, max(revision) as revision from inserted group by stream
  )
  select j.outcome,
         case j.outcome when 'repeated' then j.known_position when 'appended' then l.position end,
         case j.outcome when 'repeated' then j.known_revision when 'appended' then l.revision else j.current end
    from judged j
    left join last l using (stream)
   order by j.n;
end $$`;
