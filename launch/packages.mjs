import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './node.mjs';
import { npm } from './npm.mjs';
import { root } from './say.mjs';

const stamp = join(root, 'node_modules', '.relais-lock');

/** What an installation depends on: the lock file, and which Node chose the native packages. */
export const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

export const packagesStep = {
  notice: 'Installing packages (about a minute, once) …',

  isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lockHash(),

  async run() {
    const hash = lockHash();
    rmSync(stamp, { force: true });
    const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts'];
    await npm(node(), args, 'The packages could not be installed.');
    writeFileSync(stamp, hash);
  },
};
