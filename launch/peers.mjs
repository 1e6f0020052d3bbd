import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node } from './node.mjs';
import { npm } from './npm.mjs';
import { root } from './say.mjs';

const source = join(root, 'test', 'bench', 'peers');
const folder = join(root, '.tools', 'peers');
const stamp = join(folder, '.lock');
const lock = () => readFileSync(join(source, 'package-lock.json'), 'utf8');

/** What the benchmarks and the crash test compare with: beside the project's own packages, never among them. */
export const peersStep = {
  notice: 'Installing the peers (a few seconds, once) …',

  isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock(),

  async run() {
    const wanted = lock();
    mkdirSync(folder, { recursive: true });
    rmSync(stamp, { force: true });
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(join(source, name), join(folder, name));
    const args = ['ci', '--prefix', folder, '--ignore-scripts'];
    await npm(node(), args, 'The peers could not be installed.');
    writeFileSync(stamp, wanted);
  },
};
