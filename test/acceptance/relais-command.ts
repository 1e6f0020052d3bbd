import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const root = join(__dirname, '../..');

/** Runs `relais …`, as it was built, on the installation that the environment names. */
export async function relaisCommand(environment: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exit) as [number];
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> };
}
