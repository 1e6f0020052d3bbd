/**
 * One call records a batch of appends and commits: it locks the one-row head of the log, checks expected revisions and event ids
 * append by append (one loser does not fail its neighbours), numbers the facts without a gap and in commit order, draws strictly
 * increasing recording times under the lock and stores vault rows of the winners. No two appends of a batch may share a stream or
 * an event id: the caller sees to that.
 */
export const appendBatch = `
create function append_batch(
  streams text[], expecteds integer[], sizes integer[], firsts integer[],
  ids uuid[], types text[], networks uuid[], days date[], datas text[], metadatas text[],
  key_appends integer[], key_subjects uuid[], key_networks uuid[], keys bytea[],
  value_appends integer[], value_subjects uuid[], value_networks uuid[], value_fields text[], sealeds bytea[])
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
    select a.n, a.stream, a.expected, a.size, a.first, coalesce(current.revision, -1) as current,
           known.hits, known.same, known.position as known_position, known.revision as known_revision
      from unnest(streams, expecteds, sizes, firsts) with ordinality as a (stream, expected, size, first, n)
      left join lateral (
        select event.revision from event where event.stream = a.stream order by event.revision desc limit 1) current on true
      left join lateral (
        select count(*)::integer as hits, max(event.position) as position, max(event.revision) as revision,
               bool_and(event.stream = a.stream and event.metadata ->> 'contentHash' =
                 metadatas[array_position(ids, event.id)]::json ->> 'contentHash') as same
          from event where event.id = any (ids[a.first : a.first + a.size - 1])) known on true
  ), judged as (
    select append.*, case
        when hits = size and same then 'repeated'
        when hits > 0 then 'known-id'
        when expected = -2 or expected = current then 'appended'
        else 'conflict' end as outcome
      from append
  ), accepted as (
    select e.*, j.n, j.stream, j.current + (e.k - j.first + 1)::integer as revision,
           row_number() over (order by e.k) as step
      from unnest(ids, types, networks, days, datas, metadatas) with ordinality as e (id, type, network_id, "on", data, metadata, k)
      join judged j on e.k between j.first and j.first + j.size - 1
     where j.outcome = 'appended'
  ), inserted as (
    insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
    select last_position + step, id, stream, revision, type, network_id, "on", data::json, metadata::json,
           last_recorded_at + step * interval '1 microsecond'
      from accepted
    returning event.stream, event.position, event.revision
  ), new_key as (
    insert into vault_key (subject_id, network_id, wrapped_key)
    select subject_id, network_id, wrapped_key
      from unnest(key_appends, key_subjects, key_networks, keys) as k (n, subject_id, network_id, wrapped_key)
      join judged using (n)
     where judged.outcome = 'appended'
  ), new_value as (
    insert into vault_value (subject_id, field, network_id, sealed)
    select subject_id, field, network_id, sealed
      from unnest(value_appends, value_subjects, value_networks, value_fields, sealeds) as v (n, subject_id, network_id, field, sealed)
      join judged using (n)
     where judged.outcome = 'appended'
    on conflict (subject_id, field) do update set sealed = excluded.sealed
  ), moved as (
    update log_head
       set position = last_position + (select count(*) from accepted),
           recorded_at = last_recorded_at + (select count(*) from accepted) * interval '1 microsecond'
     where exists (select from accepted)
  )
  select j.outcome,
         case j.outcome when 'repeated' then j.known_position when 'appended' then i.position end,
         case j.outcome when 'repeated' then j.known_revision when 'appended' then i.revision else j.current end
    from judged j
    left join lateral (
      select max(inserted.position) as position, max(inserted.revision) as revision
        from inserted where inserted.stream = j.stream) i on true
   order by j.n;
end $$`;
