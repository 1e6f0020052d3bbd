import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { relais } from '../../apps/cli/src/program';

const root = join(__dirname, '../..');

/** Carries out `relais …` in this process, on the installation that the environment names: a tenth of what a process costs. */
export async function relaisCommand(environment: NodeJS.ProcessEnv, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const shell = {
    env: environment,
    stdout: { write: (said: string) => out.push(said) },
    stderr: { write: (said: string) => err.push(said) },
    exitCode: 0,
  };
  await relais(args, shell);
  return answer(shell.exitCode, out.join(''), err.join(''));
}

/** Runs `relais …`, as it was built, in a process of its own: where that is what is tried. */
export async function relaisProcess(environment: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exit) as [number];
  return answer(code, out, err);
}

const answer = (code: number, out: string, err: string) => ({
  ...{ code, out, err },
  json: () => JSON.parse(out) as Record<string, unknown>,
});
