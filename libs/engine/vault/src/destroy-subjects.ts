import type { EntityManager } from 'typeorm';

/**
 * Destroys keys and values of subjects, those on their way too.
 * @param rows of the engine, in a transaction
 */
export async function destroySubjects(
  rows: EntityManager,
  subjects: readonly Readonly<{ networkId: string; subjectId: string }>[],
): Promise<void> {
  for (const table of ['vault_value', 'vault_key', 'vault_pending'])
    await rows.query(
      `delete from ${table} t using unnest($1::uuid[], $2::uuid[]) as gone (network_id, id)
        where t.network_id = gone.network_id and t.subject_id = gone.id`,
      [subjects.map(({ networkId }) => networkId), subjects.map(({ subjectId }) => subjectId)],
    );
  await noteResidue(rows);
}

/**
 * Notes that something was erased whose bytes are still in PostgreSQL's files (`rewriteVault`).
 * @param rows of the engine, in the transaction that erases
 */
export async function noteResidue(rows: EntityManager): Promise<void> {
  await rows.query('insert into vault_residue (erased_by) values (pg_current_xact_id()::xid)');
}
