import type { QueryRunner } from 'typeorm';

const column = 'alter table account_person alter column signed_in_before';

/**
 * Loads the rows of a backup; one from before acceptance was asked for does not say who had signed in. A verified address is a sign-in. An
 * account without one was made by an operator's link, and is known to have been used where the person recorded something or made a token.
 */
export async function withSignedInBefore<T>(runner: QueryRunner, load: () => Promise<T>): Promise<T> {
  await runner.query(`${column} drop not null, alter column signed_in_before drop default`);
  const loaded = await load();
  await runner.query(
    `update account_person p set signed_in_before =
       exists (select from account a where a.account_id = p.account_id and a.address_hash is not null)
       or p.person_id::text in (select metadata ->> 'actorId' from event where metadata ->> 'actorId' is not null)
       or exists (select from api_token t where t.person_id = p.person_id and t.is_capped)
      where signed_in_before is null`,
  );
  await runner.query(`${column} set default true, alter column signed_in_before set not null`);
  return loaded;
}
