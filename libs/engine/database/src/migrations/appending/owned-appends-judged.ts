/** Whether an id that a stream claims is another stream's: by a claim, by a fact, or as a subject of the vault. */
export const claimIsTaken = `
create function claim_is_taken(claim uuid, claiming text, claiming_network uuid) returns boolean language sql stable as $$
  select exists (select from log_claim where event_id = claim
                    and (stream <> claiming or network_id <> claiming_network))
      or exists (select from event where id = claim and (stream <> claiming or network_id <> claiming_network))
      or exists (select from vault_key where subject_id = right(claiming, 36)::uuid
                    and (network_id <> claiming_network or kind <> split_part(claiming, '-', 1)))
$$`;

/**
 * Judges append by append; a loser does not fail its neighbours. One row an append, in their order: \`foreign\`, when something that
 * it names belongs to another network or kind.
 */
export const appendCarefully = `
create function append_carefully(
  ns integer[], streams text[], ids text[], types text[], networks text[], days text[], datas text[], metadatas text[],
  firsts integer[], sizes integer[], expecteds integer[], claim_appends integer[], claims text[],
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
    select a.n, a.expected, a.size, a.first, streams[a.first] as stream, networks[a.first]::uuid as network_id,
           split_part(streams[a.first], '-', 1) as kind, ids[a.first : a.first + a.size - 1]::uuid[] as own_ids
      from unnest(firsts, sizes, expecteds) with ordinality as a (first, size, expected, n)
  ), subject as (
    select n, subject_id::uuid, true as is_new from unnest(key_appends, key_subjects) as k (n, subject_id)
    union all
    select n, subject_id::uuid, false from unnest(value_appends, value_subjects) as v (n, subject_id)
     where not exists (select from unnest(key_appends, key_subjects) as k (m, subject) where m = n and subject = subject_id)
  ), judged as (
    select a.*, coalesce(last.revision, -1) as current, known.position as known_position, known.revision as known_revision, case
        when known.hits = a.size and known.same then 'repeated'
        when known.foreign_hit or last.network_id <> a.network_id
          or exists (select from log_claim c where c.event_id = any (a.own_ids) and c.stream <> a.stream)
          or exists (select from unnest(claim_appends, claims) as c (n, id) where c.n = a.n and claim_is_taken(id::uuid, a.stream, a.network_id))
          or exists (select from subject join vault_key k using (subject_id)
                      where subject.n = a.n and (k.network_id <> a.network_id or k.kind <> a.kind)) then 'foreign'
        when known.hits > 0 then 'known-id'
        when exists (select from subject left join vault_key k using (subject_id)
                      where subject.n = a.n and subject.is_new = (k.wrapped_key is not null)) then 'conflict'
        when a.expected = -2 or a.expected = coalesce(last.revision, -1) then 'appended'
        else 'conflict' end as outcome
      from append a
      left join lateral (
        select event.revision, event.network_id from event where event.stream = a.stream order by event.revision desc limit 1) last on true
      left join lateral (
        select count(*)::integer as hits, max(event.position) as position, max(event.revision) as revision,
               bool_and(event.stream = a.stream and event.network_id = a.network_id and event.metadata ->> 'contentHash' =
                 metadatas[a.first - 1 + array_position(a.own_ids, event.id)]::json ->> 'contentHash') as same,
               coalesce(bool_or(event.network_id <> a.network_id
                 or (event.stream <> a.stream and right(event.stream, 36) = right(a.stream, 36))), false) as foreign_hit
          from event where event.id = any (a.own_ids)) known on true
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
  ), new_claim as (
    insert into log_claim (event_id, stream, content_hash, network_id)
    select id::uuid, j.stream, '', j.network_id from unnest(claim_appends, claims) as c (n, id) join judged j using (n)
     where j.outcome = 'appended'
    on conflict do nothing
  ), new_key as (
    insert into vault_key (subject_id, network_id, kind, wrapped_key)
    select subject_id::uuid, k.network_id::uuid, j.kind, wrapped_key
      from unnest(key_appends, key_subjects, key_networks, keys) as k (n, subject_id, network_id, wrapped_key)
      join judged j using (n)
     where j.outcome = 'appended'
  ), new_value as (
    insert into vault_value (subject_id, field, network_id, sealed)
    select subject_id::uuid, field, v.network_id::uuid, sealed
      from unnest(value_appends, value_subjects, value_networks, value_fields, sealeds) as v (n, subject_id, network_id, field, sealed)
      join judged j using (n)
     where j.outcome = 'appended'
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

  -- Two appends of this call want one id: the caller sends them one by one.
  if exists (
    select from event join log_claim on log_claim.event_id = event.id
     where event.id = any (ids::uuid[]) and event.position > last_position and log_claim.stream <> event.stream)
    or exists (
    select from unnest(claim_appends, claims) as c (n, id) join log_claim on log_claim.event_id = id::uuid
     where log_claim.stream <> streams[firsts[n]] and exists (select from event where event.stream = streams[firsts[n]] and event.position > last_position))
  then
    raise unique_violation;
  end if;
end $$`;
