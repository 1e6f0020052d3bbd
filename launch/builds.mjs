import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, node } from './node.mjs';
import { lockHash } from './packages.mjs';
import { run } from './run.mjs';
import { root } from './say.mjs';

const server = ['libs', 'apps/api', 'apps/worker', 'apps/cli'];

/** One step per part of the project that can be out of date. */
export const builds = {
  server: build('server', [...server, '.swcrc'], 'Building the server …', () => compile('server', server)),
  bench: build('bench', ['test', '.swcrc'], 'Building the bench …', () => compile('bench', ['test'])),
  web: build('web', ['apps/web', 'libs/contracts'], 'Building the web app …', bundle),
};

function build(name, sources, notice, make) {
  const stamp = join(root, 'dist', `.${name}`);
  return {
    notice,
    isDone: () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(sources),
    async run() {
      const made = fingerprint(sources);
      rmSync(stamp, { force: true });
      await make();
      writeFileSync(stamp, made);
    },
  };
}

/** Of the content, so that a checkout that only touches files builds nothing. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(lockHash());
  for (const path of sources.flatMap(filesIn).filter((path) => !isTest(path)))
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

const isTest = (path) => /\.(e2e-)?spec\.tsx?$/.test(path);

function filesIn(path) {
  if (!existsSync(join(root, path))) return [];
  const entries = path.startsWith('.') ? [] : readdirSync(join(root, path), { withFileTypes: true });
  if (path.startsWith('.')) return [path];
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesIn(`${path}/${entry.name}`)
        : entry.isFile()
          ? [`${path}/${entry.name}`]
          : [],
    );
}

/** Beside the old build first (as deep, for the source maps), so that a failure leaves that in place. */
async function compile(name, folders) {
  const fresh = join(root, `.relais-${name}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const sources = folders.filter((folder) => existsSync(join(root, folder)));
  const args = ['node_modules/@swc/cli/bin/swc.js', ...sources, '-d', fresh, '--config-file', '.swcrc'];
  await run(node(), [...args, '--copy-files', '--ignore', '**/*.spec.ts,**/*.e2e-spec.ts'], {
    env: environment(),
    quietly: 'The server could not be built.',
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const entry of readdirSync(fresh)) {
    rmSync(join(root, 'dist', entry), { recursive: true, force: true });
    renameSync(join(fresh, entry), join(root, 'dist', entry));
  }
  rmSync(fresh, { recursive: true });
}

async function bundle() {
  if (!existsSync(join(root, 'apps/web/vite.config.ts'))) return;
  const args = ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--config', 'apps/web/vite.config.ts'];
  await run(node(), [...args, '--logLevel', 'warn'], {
    env: environment({ NODE_ENV: 'production' }),
    quietly: 'The web app could not be built.',
  });
}
