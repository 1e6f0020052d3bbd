import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims of appends that wait at the same time are one transaction, in which one that is refused does not hold up the others. */
export class ClaimsTogether1764000000380 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(claimAppends);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function claim_appends');
  }
}

/** `claim_append` for each of the appends, in order; ids, keys and values say by number, from 1, whose they are. */
const claimAppends = `
create function claim_appends(
  streams text[], networks uuid[], begin_streams boolean[],
  id_ns integer[], ids uuid[], hashes text[],
  key_ns integer[], subjects uuid[], keys bytea[],
  value_ns integer[], value_subjects uuid[], value_fields text[], sealeds bytea[], value_keys bytea[])
returns table (is_known boolean, refusal text, violated text) language plpgsql as $$
begin
  for append in 1 .. cardinality(streams) loop
    is_known := null;
    refusal := null;
    violated := null;
    begin
      is_known := claim_append(
        streams[append], networks[append], begin_streams[append],
        array(select id from unnest(id_ns, ids) with ordinality as i (n, id, k) where n = append order by k),
        array(select hash from unnest(id_ns, hashes) with ordinality as i (n, hash, k) where n = append order by k),
        array(select subject from unnest(key_ns, subjects) with ordinality as s (n, subject, k) where n = append order by k),
        array(select key from unnest(key_ns, keys) with ordinality as s (n, key, k) where n = append order by k),
        array(select subject from unnest(value_ns, value_subjects) with ordinality as v (n, subject, k) where n = append order by k),
        array(select field from unnest(value_ns, value_fields) with ordinality as v (n, field, k) where n = append order by k),
        array(select sealed from unnest(value_ns, sealeds) with ordinality as v (n, sealed, k) where n = append order by k),
        array(select key from unnest(value_ns, value_keys) with ordinality as v (n, key, k) where n = append order by k));
    exception when sqlstate 'RL001' or sqlstate 'RL002' or sqlstate 'RL003' or unique_violation then
      get stacked diagnostics refusal = returned_sqlstate, violated = constraint_name;
    end;
    return next;
  end loop;
end $$`;
