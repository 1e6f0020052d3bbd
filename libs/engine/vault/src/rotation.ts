import type { EntityManager } from 'typeorm';
import { seal, unseal } from './sealing';
import { reseal, secretsUnder, wrappingKeyOf } from './secrets';

type WrappedKey = Readonly<{ id: string; key: Buffer }>;

/** A table with keys that the master key wraps, in its column `wrapped_key`. */
export type KeyTable = Readonly<{ table: string; id: string }>;

const keysOfVault: KeyTable = { table: 'vault_key', id: 'subject_id' };

const batch = 2000;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Wraps every key of the vault, and of addresses that sign in, under another master key, in the current transaction; nobody else uses
 * the vault meanwhile. Fingerprints and hashes stay.
 * @param rows of the engine
 * @param others tables of other libraries with such keys
 * @param progress is told how many keys are done
 * @returns how many there are
 * @throws Error when something does not open under the present master key
 */
export async function rotateMasterKey(
  rows: EntityManager,
  {
    from,
    to,
    others,
    progress = () => undefined,
  }: { from: Buffer; to: Buffer; others: readonly KeyTable[]; progress?: (keys: number) => void },
): Promise<number> {
  const secrets = await secretsUnder(rows, from);
  const [old, fresh] = [wrappingKeyOf(from), wrappingKeyOf(to)];
  const rewrap = (key: Buffer, id: string) => seal(fresh, unseal(old, key, id), id);
  const pending = await rewrapPending(rows, rewrap);
  let keys = 0;
  for (const table of [keysOfVault, ...others]) {
    const freshOf = (one: WrappedKey) => pending.get(nameOf(one)) ?? rewrap(one.key, one.id);
    for await (const done of rewrapAll(rows, table, freshOf)) progress((keys += done));
  }
  await reseal(rows, secrets, to);
  return keys;
}

/** Answers batch by batch how many keys are done. */
async function* rewrapAll(
  rows: EntityManager,
  { table, id }: KeyTable,
  freshOf: (one: WrappedKey) => Buffer,
): AsyncGenerator<number> {
  for (let after = first; ;) {
    const wrapped: WrappedKey[] = await rows.query(
      `select ${id} as id, wrapped_key as key from ${table}
        where ${id} > $1 and wrapped_key is not null order by ${id} limit $2`,
      [after, batch],
    );
    const last = wrapped.at(-1);
    if (!last) return;
    await rows.query(
      `update ${table} t set wrapped_key = n.key from unnest($1::uuid[], $2::bytea[]) as n (id, key) where t.${id} = n.id`,
      [wrapped.map((one) => one.id), wrapped.map(freshOf)],
    );
    after = last.id;
    yield wrapped.length;
  }
}

/**
 * Wraps the keys of pending appends to a log elsewhere. Returns the new keys by subject and old key: where the vault has the same key,
 * they stay the same.
 */
async function rewrapPending(
  rows: EntityManager,
  rewrap: (key: Buffer, id: string) => Buffer,
): Promise<Map<string, Buffer>> {
  const pending: WrappedKey[] = await rows.query(
    'select distinct subject_id as id, wrapped_key as key from vault_pending where wrapped_key is not null',
  );
  const done = new Map<string, Buffer>();
  for (const { id, key } of pending) {
    const fresh = rewrap(key, id);
    await rows.query('update vault_pending set wrapped_key = $3 where subject_id = $1 and wrapped_key = $2', [
      id,
      key,
      fresh,
    ]);
    done.set(nameOf({ id, key }), fresh);
  }
  return done;
}

const nameOf = ({ id, key }: WrappedKey): string => `${id}:${key.toString('base64')}`;
