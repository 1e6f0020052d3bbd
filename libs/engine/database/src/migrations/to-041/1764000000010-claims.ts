import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an append to a log outside of PostgreSQL leaves here before it goes there: whose ids they are, and the personal values that
 * come with it (docs/adr/0012). Errors: RL001, an id is known from elsewhere; RL002, the key of a subject is gone.
 */
export class Claims1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table log_claim (
         event_id uuid primary key, stream text not null, content_hash text not null, attempts integer not null default 1)`,
      `create table vault_pending (
         event_id uuid not null references log_claim, subject_id uuid not null, field text not null, network_id uuid not null,
         sealed bytea not null, wrapped_key bytea, turn bigint not null generated always as identity,
         since timestamptz not null default now(), primary key (event_id, subject_id, field))`,
      `create index vault_pending_subject on vault_pending (subject_id)`,
      claimAppend,
      settleAppend,
      withdrawAppend,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Claims are never taken back.');
  }
}

/**
 * Claims the ids of an append and stores its personal values: new ones in the vault at once, as no fact names them yet; all of
 * them as pending, so that a correction replaces the old value when its fact is recorded. True: some of the ids were claimed
 * before, so that they may be recorded already.
 */
const claimAppend = `
create function claim_append(
  claiming text, ids uuid[], hashes text[], subjects uuid[], networks uuid[], keys bytea[],
  value_subjects uuid[], value_networks uuid[], value_fields text[], sealeds bytea[], value_keys bytea[])
returns boolean language plpgsql as $$
declare
  is_known boolean;
  is_same boolean;
begin
  with claimed as (
    insert into log_claim as c (event_id, stream, content_hash)
    select id, claiming, hash from unnest(ids, hashes) as e (id, hash) order by id
    on conflict (event_id) do update set attempts = c.attempts + 1
    returning c.event_id, c.stream, c.content_hash, c.attempts
  )
  select bool_or(attempts > 1), bool_and(stream = claiming and content_hash = hashes[array_position(ids, event_id)])
    into is_known, is_same from claimed;
  if not is_same then
    raise exception 'An id is known from elsewhere.' using errcode = 'RL001';
  end if;

  insert into vault_key (subject_id, network_id, wrapped_key) select * from unnest(subjects, networks, keys);
  perform from vault_key where subject_id = any (value_subjects) for key share;
  if exists (select from unnest(value_subjects) as v (id) where not exists (select from vault_key where subject_id = v.id)) then
    raise exception 'The key of a subject is gone.' using errcode = 'RL002';
  end if;
  insert into vault_value (subject_id, network_id, field, sealed)
  select * from unnest(value_subjects, value_networks, value_fields, sealeds)
  on conflict (subject_id, field) do nothing;
  insert into vault_pending (event_id, subject_id, network_id, field, sealed, wrapped_key)
  select ids[1], v.* from unnest(value_subjects, value_networks, value_fields, sealeds, value_keys) as v
  on conflict (event_id, subject_id, field) do update set
    sealed = excluded.sealed, wrapped_key = excluded.wrapped_key, turn = default, since = default;
  return is_known;
end $$`;

/** The fact is recorded: its values are those that count, and those that were pending before it are not. */
const settleAppend = `
create function settle_append(settled_event uuid) returns void language sql as $$
  with settled as (delete from vault_pending where event_id = settled_event returning *),
  overtaken as (
    delete from vault_pending p using settled s
     where p.subject_id = s.subject_id and p.field = s.field and p.turn < s.turn and p.event_id <> settled_event)
  insert into vault_value (subject_id, network_id, field, sealed)
  select subject_id, network_id, field, sealed from settled
  on conflict (subject_id, field) do update set sealed = excluded.sealed
$$`;

/** The fact will not come: what the append brought into the vault goes, unless somebody else builds on it. */
const withdrawAppend = `
create function withdraw_append(withdrawn_event uuid) returns void language plpgsql as $$
declare
  withdrawn vault_pending[];
begin
  with gone as (delete from vault_pending where event_id = withdrawn_event returning *)
  select array_agg(g) into withdrawn from gone as g;
  perform from vault_key where subject_id in (select subject_id from unnest(withdrawn)) for update;
  delete from vault_value v using unnest(withdrawn) w
   where v.subject_id = w.subject_id and v.field = w.field and v.sealed = w.sealed;
  delete from vault_key k using unnest(withdrawn) w
   where k.subject_id = w.subject_id and k.wrapped_key = w.wrapped_key
     and not exists (select from vault_value v where v.subject_id = k.subject_id)
     and not exists (select from vault_pending p where p.subject_id = k.subject_id);
end $$`;
