import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { delimiter } from 'node:path';
import { Problem, root } from './say.mjs';

const running = new Set();
let received = null;
let receivedAt = 0;

/** From now on our children get the signals that we get, and we end when they have ended. */
export function passSignalsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal));
  // When npm is killed, or the shell that it put between us and it, nobody else tells us.
  const parent = process.ppid;
  const watch = () => process.ppid !== parent && received === null && passOn('SIGTERM');
  if (process.env.npm_lifecycle_event !== undefined) setInterval(watch, 100).unref();
}

/** Once: npm passes on a Ctrl-C that the terminal has already told everybody. */
function passOn(signal) {
  const isRepeated = signal === received && Date.now() < receivedAt + 500;
  [received, receivedAt] = [signal, Date.now()];
  if (isRepeated) return;
  if (running.size === 0) endBy(signal);
  for (const child of running) child.kill(signal);
}

/**
 * Runs a program in the project's root and answers its exit code. One that a signal ended ends us in the same way.
 * `quietly`: shows nothing unless it fails, then throws with what it said (its first `lines`) and this sentence.
 * `isLowPriority`: gives way to others, but not so far that it would run alone after them, on one core.
 */
export async function run(
  program,
  args,
  { env = process.env, quietly = null, lines = Infinity, shell = false, isLowPriority = false } = {},
) {
  const stdio = quietly === null ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, args, { cwd: root, env, stdio, shell, windowsHide: true });
  if (isLowPriority && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL / 2);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  running.add(child);
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Problem(`${program} cannot be run: ${error.message}`)));
    child.once(quietly === null ? 'exit' : 'close', (...ending) => resolve(ending));
  }).finally(() => running.delete(child));
  if (signal !== null) return endBy(signal);
  if (received !== null && quietly !== null) return endBy(received);
  if (code !== 0 && quietly !== null)
    throw new Problem(`${output.trim().split('\n').slice(0, lines).join('\n')}\n\n${quietly}`);
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
