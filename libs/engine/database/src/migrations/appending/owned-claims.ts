/**
 * What an append to a log outside of PostgreSQL leaves here before it goes there (`1764000000010-claims.ts`), of the tables as
 * migration 081 leaves them. Errors: RL001, an id is known from elsewhere in the network; RL002, the key of a subject is gone; RL003,
 * something belongs to another network or another kind.
 */

/**
 * Claims the ids of an append, and those without a fact (`hashes`: empty) that go with it, and stores its personal values: new ones in
 * the vault at once, as no fact names them yet; all of them as pending, so that a correction replaces the old value when its fact is
 * recorded. A stream that goes on may do so although another one has its id, from before. True: some of the facts' ids were claimed
 * before, so that they may be recorded already.
 */
export const claimAppend = `
create function claim_append(
  claiming text, claiming_network uuid, begins boolean, ids uuid[], hashes text[], subjects uuid[], keys bytea[],
  value_subjects uuid[], value_fields text[], sealeds bytea[], value_keys bytea[])
returns boolean language plpgsql as $$
declare
  claiming_kind text := split_part(claiming, '-', 1);
  thing uuid := substring(claiming from '-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$')::uuid;
  is_known boolean;
  is_same boolean;
  is_foreign boolean;
begin
  with claimed as (
    insert into log_claim as c (event_id, stream, content_hash, network_id)
    select id, claiming, hash, claiming_network from unnest(ids, hashes) as e (id, hash) order by id
    on conflict (event_id) do update set attempts = c.attempts + 1
    returning c.event_id, c.stream, c.content_hash, c.attempts, c.network_id, hashes[array_position(ids, c.event_id)] as hash
  )
  select bool_or(attempts > 1 and hash <> ''),
         bool_and(stream = claiming and (content_hash = hash or '' in (content_hash, hash)))
           filter (where begins or hash <> '' or stream = claiming),
         bool_or(network_id <> claiming_network or (stream <> claiming
           and (network_id is null or hash = '' or content_hash = '' or right(stream, 36) = right(claiming, 36))))
           filter (where begins or hash <> '' or stream = claiming)
    into is_known, is_same, is_foreign from claimed;
  if is_foreign or exists (
    select from vault_key where subject_id = any (subjects || value_subjects || thing)
       and (network_id <> claiming_network or kind <> claiming_kind))
  then
    raise exception 'This belongs to another network or kind.' using errcode = 'RL003';
  end if;
  if not is_same then
    raise exception 'An id is known from elsewhere.' using errcode = 'RL001';
  end if;

  insert into vault_key (subject_id, network_id, kind, wrapped_key)
  select subject_id, claiming_network, claiming_kind, wrapped_key from unnest(subjects, keys) as k (subject_id, wrapped_key);
  perform from vault_key where subject_id = any (value_subjects) for key share;
  if exists (select from unnest(value_subjects) as v (id) where not exists (select from vault_key where subject_id = v.id)) then
    raise exception 'The key of a subject is gone.' using errcode = 'RL002';
  end if;
  insert into vault_value (subject_id, network_id, field, sealed)
  select subject_id, claiming_network, field, sealed
    from unnest(value_subjects, value_fields, sealeds) as v (subject_id, field, sealed)
  on conflict (subject_id, field) do nothing;
  insert into vault_pending (event_id, subject_id, network_id, field, sealed, wrapped_key)
  select ids[1], subject_id, claiming_network, field, sealed, wrapped_key
    from unnest(value_subjects, value_fields, sealeds, value_keys) as v (subject_id, field, sealed, wrapped_key)
  on conflict (event_id, subject_id, field) do update set
    sealed = excluded.sealed, wrapped_key = excluded.wrapped_key, turn = default, since = default;
  return is_known;
end $$`;
