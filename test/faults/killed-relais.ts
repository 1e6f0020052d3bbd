import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { relaisCommand } from '../acceptance/relais-command';
import { installation, serverProcesses } from '../support/installations';
import { signal } from '../support/signal';

const root = join(__dirname, '../..');
const demo = join(root, 'demo/matinales-du-port');
const membersKept = 6;

/** A Relais as `npm start` runs it, in a process of its own, on an embedded PostgreSQL. */
export type StartedRelais = Readonly<{
  url: string;
  folder: string;
  environment: NodeJS.ProcessEnv;
  process: ChildProcess;
  /** What it has logged until now. */
  logged(): string;
  /** Signals its PostgreSQL: the postmaster alone, or all of its processes. */
  signal(name: NodeJS.Signals, target: 'postmaster' | 'all'): Promise<void>;
}>;

/** One with a small network, and an organiser's token there. */
export type UsedRelais = StartedRelais &
  Readonly<{
    token: string;
    networkId: string;
    /** Of a member other than the token's. */
    receiverId: string;
  }>;

export async function startKillable(): Promise<StartedRelais> {
  const folder = await installation();
  const environment = {
    ...process.env,
    RELAIS_DATA: folder,
    RELAIS_DEMO: 'off',
    PORT: '0',
    RELAIS_READS_PER_MINUTE: '1000000',
    RELAIS_WRITES_PER_MINUTE: '1000000',
  };
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let logged = '';
  child.stderr.on('data', (text) => (logged += String(text)));
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  while (!said.includes('Relais is ready')) await Promise.race([once(child.stdout, 'data'), exitOf(child)]);
  return {
    url: (await readFile(join(folder, 'address'), 'utf8')).trim(),
    folder,
    environment,
    process: child,
    logged: () => logged,
    async signal(name, target) {
      const pids = await serverProcesses(folder);
      for (const pid of target === 'all' ? pids : pids.slice(0, 1)) signal(pid, name);
    },
  };
}

export async function withNetwork(relais: StartedRelais): Promise<UsedRelais> {
  const { url, folder, environment } = relais;
  const ask = async (...args: string[]) => (await relaisCommand(environment, ...args, '--json')).json();
  await ask('import', await smallFolder(join(folder, '..', 'small')));
  const { token, networkId, personId } = (await ask(
    ...['token', '--network', 'club-1', '--person', 'P0001', '--role', 'organiser'],
  )) as { token: string; networkId: string; personId: string };
  const answer = await fetch(`${url}/api/networks/${networkId}/members`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { members } = (await answer.json()) as { members: { personId: string; leftOn: string | null }[] };
  const receiver = members.find((member) => member.leftOn === null && member.personId !== personId);
  return { ...relais, token, networkId, receiverId: receiver?.personId ?? '' };
}

const exitOf = async (child: ChildProcess): Promise<never> => {
  throw new Error(`It ended: ${String(await once(child, 'exit'))}`);
};

async function smallFolder(path: string): Promise<string> {
  await mkdir(path);
  await copyFile(join(demo, 'network.json'), join(path, 'network.json'));
  const lines = (await readFile(join(demo, 'members.csv'), 'utf8')).split('\n');
  await writeFile(join(path, 'members.csv'), `${lines.slice(0, membersKept + 1).join('\n')}\n`);
  return path;
}
