import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from './npm.mjs';
import { environmentWith } from './run.mjs';
import { Problem, root } from './say.mjs';

const version = '24.21.0';
const platform = process.platform === 'win32' ? 'win' : process.platform;
const name = `node-${platform}-${process.arch}`;
const tools = join(root, '.tools');
const packed = join(tools, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const stamp = join(tools, '.node-version');

const major = Number(process.versions.node.split('.')[0]);
const isRecent = major >= 24;

/** The Node 24 (or later) that everything but this launcher runs on. */
export const node = () => (isRecent ? process.execPath : packed);

/** Our environment, with that Node and the installed programs first on the PATH. */
export const environment = (more) =>
  environmentWith(
    [
      ...(isRecent ? [dirname(process.execPath)] : [join(tools, 'node_modules', '.bin'), dirname(packed)]),
      join(root, 'node_modules', '.bin'),
    ],
    more,
  );

export const nodeStep = {
  notice: `Fetching Node.js ${version} (a few seconds, once) …`,

  isDone() {
    if (isRecent) return true;
    if (!existsSync(packed)) return false;
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return true;
    return isRunnable() && remember();
  },

  async run() {
    const wanted = ['install', '--prefix', tools, '--no-save', '--no-package-lock', `${name}@${version}`];
    await npm(process.execPath, [...wanted, '--ignore-scripts'], `Node.js ${version} could not be fetched.`);
    if (!isRunnable())
      throw new Problem(`${packed} does not run here: install Node.js 24 yourself, then try again.`);
    remember();
  },
};

const isRunnable = () =>
  spawnSync(packed, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`;

function remember() {
  writeFileSync(stamp, version);
  return true;
}
