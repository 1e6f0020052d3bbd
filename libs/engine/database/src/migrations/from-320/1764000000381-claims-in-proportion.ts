import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims that go together cost what each of them costs: `claim_appends` looked for the ids of each among those of all. */
export class ClaimsInProportion1764000000381 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop function claim_appends');
    await runner.query(claimTogether);
  }

  down(): Promise<void> {
    throw new Error('Claims are never taken back.');
  }
}

/** `claim_append` for each of the appends, in order; ids, keys and values of all lie one behind the other, so many of each append. */
const claimTogether = `
create function claim_together(
  streams text[], networks uuid[], begin_streams boolean[], id_counts integer[], key_counts integer[], value_counts integer[],
  ids uuid[], hashes text[], subjects uuid[], keys bytea[],
  value_subjects uuid[], value_fields text[], sealeds bytea[], value_keys bytea[])
returns table (is_known boolean, refusal text, violated text) language plpgsql as $$
declare
  i integer := 1;
  k integer := 1;
  v integer := 1;
  next_i integer;
  next_k integer;
  next_v integer;
begin
  for append in 1 .. cardinality(streams) loop
    next_i := i + id_counts[append];
    next_k := k + key_counts[append];
    next_v := v + value_counts[append];
    is_known := null;
    refusal := null;
    violated := null;
    begin
      is_known := claim_append(
        streams[append], networks[append], begin_streams[append], ids[i : next_i - 1], hashes[i : next_i - 1],
        subjects[k : next_k - 1], keys[k : next_k - 1], value_subjects[v : next_v - 1], value_fields[v : next_v - 1],
        sealeds[v : next_v - 1], value_keys[v : next_v - 1]);
    exception when sqlstate 'RL001' or sqlstate 'RL002' or sqlstate 'RL003' or unique_violation then
      get stacked diagnostics refusal = returned_sqlstate, violated = constraint_name;
    end;
    i := next_i;
    k := next_k;
    v := next_v;
    return next;
  end loop;
end $$`;
