import { dirname } from 'node:path';
import { environmentWith, run } from './run.mjs';

/** Runs npm on the given Node: the npm that started us, else the one on the PATH. */
export function npm(node, args, failure) {
  const flags = ['--loglevel=error', '--no-fund', '--no-audit', '--no-progress'];
  const env = environmentWith([dirname(node)]);
  const own = process.env.npm_execpath ?? '';
  const options = { env, quietly: `${failure} Is the package registry within reach?`, lines: 20 };
  return own.endsWith('npm-cli.js')
    ? run(node, [own, ...args, ...flags], options)
    : run('npm', [...args, ...flags], { ...options, shell: process.platform === 'win32' });
}
