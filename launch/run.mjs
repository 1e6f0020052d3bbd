import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { Problem, root } from './say.mjs';

const running = new Set();
let received = null;

/** From now on our children get the signals that we get, and we end when they have ended. */
export function passSignalsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      received = signal;
      if (running.size === 0) endBy(signal);
      for (const child of running) child.kill(signal);
    });
}

/**
 * Runs a program in the project's root and answers its exit code. One that a signal ended ends us in the same way.
 * `quietly`: shows nothing unless it fails, then throws with all that it said.
 */
export async function run(program, args, { env = process.env, quietly = null, shell = false } = {}) {
  const stdio = quietly === null ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, args, { cwd: root, env, stdio, shell, windowsHide: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  running.add(child);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Problem(`${program} cannot be run: ${error.message}`)));
    child.once(quietly === null ? 'exit' : 'close', (...ending) => resolve(ending));
  }).finally(() => running.delete(child));
  if (signal !== null) return endBy(signal);
  if (received !== null && quietly !== null) return endBy(received);
  if (code !== 0 && quietly !== null) throw new Problem(`${output.trim()}\n\n${quietly}`);
  return code;
}

function endBy(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return new Promise((resolve) => setTimeout(resolve, 1000, 1));
}

/** Our environment and `more`, with these folders first on the PATH. */
export function environmentWith(folders, more = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, ...more, [key]: [...folders, process.env[key] ?? ''].join(delimiter) };
}
