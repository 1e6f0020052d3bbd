import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

/** Runs one at a time per lock file, across processes. The lock of a dead process is taken over. */
export async function exclusively(path, work) {
  const ticket = `${path}.${randomUUID()}`;
  writeFileSync(ticket, `${markOf(process.pid)}\n${ticket}`);
  try {
    await acquire(path, ticket);
    try {
      return await work();
    } finally {
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(ticket, { force: true });
  }
}

async function acquire(path, ticket) {
  let said = false;
  while (!isLinked(ticket, path)) {
    const holder = read(path);
    if (holder === null) continue;
    const [mark, nonce] = holder.split('\n');
    if (markOf(Number.parseInt(mark, 10)) !== mark) {
      // Only the holder of the inner lock may remove it, so that nobody removes its successor.
      await exclusively(`${path}.${nonce.slice(-8)}`, () => read(path) === holder && rmSync(path));
      continue;
    }
    if (!said) say(`Waiting for process ${Number.parseInt(mark, 10)}, which is setting things up …`);
    said = true;
    await pause(100);
  }
}

function isLinked(ticket, path) {
  try {
    linkSync(ticket, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Tells a living process from a later one with the same number, where the system tells its start. */
function markOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat !== null) {
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : `${pid} ${fields[18]}`;
  }
  if (process.platform === 'linux') return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  return `${pid}`;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
