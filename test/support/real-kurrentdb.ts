import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const startsWithinMs = 60_000;

export type StartedKurrentDb = Readonly<{ url: string; stop(): Promise<void> }>;

/**
 * Starts an empty node of its own; it leads when this resolves. `stop` kills it (SIGKILL) and removes its folder.
 * @param command one insecure node on loopback, with `{port}`, `{replicationPort}`, `{gossipSeeds}`, `{clusterSize}` and `{data}`
 */
export async function startKurrentDb(command: string): Promise<StartedKurrentDb> {
  const data = mkdtempSync(join(tmpdir(), 'relais-kurrentdb-'));
  const [port, replicationPort] = [await freePort(), await freePort()];
  const values = { port, replicationPort, gossipSeeds: '', clusterSize: 1, data };
  const filled = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    command,
  );
  // A group of its own, as the shell would survive it.
  const server = spawn(filled, { shell: true, detached: true, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
  });
  const stop = async () => {
    if (server.exitCode === null && server.pid !== undefined) process.kill(-server.pid, 'SIGKILL');
    await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  };
  for (const until = performance.now() + startsWithinMs; !(await isLeading(port));) {
    if (server.exitCode === null && performance.now() < until) {
      await sleep(50);
      continue;
    }
    await stop();
    throw new Error(`This command started no KurrentDB that leads: ${filled}`);
  }
  return { url: `kurrentdb://127.0.0.1:${String(port)}?tls=false`, stop };
}

async function isLeading(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/info`);
    const { state } = (await answer.json()) as { state?: string };
    return state?.toLowerCase() === 'leader';
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
