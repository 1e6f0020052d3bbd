import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningRelais } from './relais';

type Sql = Pick<RunningRelais, 'sql'>;

/** The files of the database and of the write-ahead log, when everything is written. */
export async function databaseFiles({ sql }: Sql): Promise<string[]> {
  const [{ folder, oid } = { folder: '', oid: '' }] = await sql<{ folder: string; oid: string }[]>(
    `select current_setting('data_directory') as folder, oid::text as oid from pg_database where datname = current_database()`,
  );
  await sql('checkpoint');
  return [join(folder, 'base', oid), join(folder, 'pg_wal')].flatMap((inside) =>
    readdirSync(inside, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(inside, name)),
  );
}

/** What a file of a living server holds; nothing when the server has removed it meanwhile. */
export function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Those of them that hold any of these bytes. */
export async function filesWith(relais: Sql, bytes: readonly Buffer[]): Promise<string[]> {
  return (await databaseFiles(relais)).filter((file) => {
    const content = contentOf(file);
    return bytes.some((some) => content.includes(some));
  });
}

/** The wrapped key and the values of a subject, as they lie in the vault. */
export async function sealedBytesOf({ sql }: Sql, subjectId: string): Promise<Buffer[]> {
  const found = await sql<{ bytes: Buffer }[]>(
    `select wrapped_key as bytes from vault_key where subject_id = $1
     union all select sealed from vault_value where subject_id = $1`,
    [subjectId],
  );
  return found.map(({ bytes }) => bytes);
}
