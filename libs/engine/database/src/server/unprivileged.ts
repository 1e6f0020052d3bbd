import { execFile, spawn } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Runs a program to its end in its own session; returns its exit code and output. */
export type Run = (
  program: string,
  args: readonly string[],
) => Promise<{ code: number | null; output: string }>;

type Way = Readonly<{ before: readonly string[]; uid?: number; gid?: number }>;

const namespace = ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--'];

/**
 * How PostgreSQL, which refuses to be root, is run on this folder: as who we are; as the folder's owner; in a user
 * namespace; or as the user `postgres`.
 * @throws when we are root and none of them works
 */
export async function dropPrivileges(folder: string, postgres: string): Promise<Run> {
  const way = process.getuid?.() === 0 ? await besidesRoot(folder, postgres) : besidesNobody();
  return (program, args) => run(way, folder, program, args);
}

/** In a container the process may have a user id without a name; initdb needs the name. */
function besidesNobody(): Way {
  try {
    userInfo();
    return { before: [] };
  } catch {
    return { before: namespace };
  }
}

async function besidesRoot(folder: string, postgres: string): Promise<Way> {
  const owner = await stat(folder);
  if (owner.uid !== 0) return { before: [], uid: owner.uid, gid: owner.gid };
  if (await works({ before: namespace }, folder, postgres)) return { before: namespace };
  const ids = await userPostgres();
  if (ids !== null) {
    await chown(folder, ids.uid, ids.gid);
    await chmod(dirname(folder), 0o711);
    if (await works({ before: [], ...ids }, folder, postgres)) return { before: [], ...ids };
    await chown(folder, 0, 0);
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and here neither a user namespace nor a user "postgres" that may enter ' +
      `${folder} helps: start Relais as another user, or set DATABASE_URL to a PostgreSQL server of your own.`,
  );
}

async function works(way: Way, folder: string, postgres: string): Promise<boolean> {
  const enter = ['-c', 'cd "$0" && "$1" --version', folder, postgres];
  const { code } = await run(way, '/', '/bin/sh', enter).catch(() => ({ code: 1 }));
  return code === 0;
}

async function userPostgres(): Promise<{ uid: number; gid: number } | null> {
  const id = async (flag: string) => Number((await promisify(execFile)('id', [flag, 'postgres'])).stdout);
  return Promise.all([id('-u'), id('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => null,
  );
}

function run(way: Way, cwd: string, program: string, args: readonly string[]): ReturnType<Run> {
  const [command = program, ...rest] = [...way.before, program, ...args];
  const ids = way.uid === undefined ? {} : { uid: way.uid, gid: way.gid ?? way.uid };
  const child = spawn(command, rest, {
    cwd,
    env: { ...neutralEnvironment(), LC_ALL: 'C' },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ids,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not 'close': on Windows the server inherits these pipes and keeps them open.
    child.once('exit', (code) =>
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code, output });
      }),
    );
  });
}

function neutralEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)));
}
