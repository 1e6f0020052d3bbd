import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, node } from './node.mjs';
import { run } from './run.mjs';
import { Problem, root, say } from './say.mjs';
import { setUp } from './setup.mjs';

const checks = [
  ['Rules of the code', 'eslint/bin/eslint.js', '--max-warnings=0', '.'],
  ['Types of the server', 'typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['Types of the web app', 'typescript/bin/tsc', '-p', 'apps/web/tsconfig.json'],
  ['Formatting', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
];

/** Everything that needs nothing but this machine; with arguments only the tests that Jest finds by them. */
export async function runTests(args) {
  const outcomes = [await check('Packages', () => setUp([]))];
  if (!outcomes[0]) return summary(outcomes, { passed: 0, failed: 0 });
  const wanted = [
    ['Builds', () => setUp(['server', 'web', 'bench'])],
    ...(args.length > 0 ? [] : checks).map(([name, ...command]) => [name, () => execute(command)]),
  ];
  outcomes.push(...(await inTwos(wanted, ([name, make]) => check(name, make))));
  return summary(outcomes, await jest(args));
}

function summary(outcomes, tests) {
  const broken = outcomes.filter((fine) => !fine).length;
  const failed = tests.failed + broken;
  process.stdout.write(`${tests.passed + outcomes.length - broken} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

async function check(name, make) {
  const begun = Date.now();
  try {
    await make();
    say(`✓ ${name} (${Math.round((Date.now() - begun) / 1000)} s)`);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(`✗ ${name}\n${error.message}`);
    return false;
  }
}

/** Two at a time, as Jest has two workers. */
async function inTwos(items, work) {
  const results = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [n, item] of waiting) results[n] = await work(item);
  };
  await Promise.all([worker(), worker()]);
  return results;
}

const execute = ([program, ...args]) =>
  run(node(), [join('node_modules', program), ...args], { env: environment(), quietly: `(${program})` });

async function jest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'relais-jest-'));
  const report = join(folder, 'report.json');
  // For the many processes that tests start.
  const compiled = join(folder, 'compiled');
  const options = ['--config', 'jest.config.js', '--json', '--outputFile', report, ...args];
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  try {
    await run(node(), ['node_modules/jest/bin/jest.js', ...options], {
      env: environment({ NODE_OPTIONS: nodeOptions.trim(), NODE_COMPILE_CACHE: compiled }),
    });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
    const isUnclear = failed === 0 && (!counts.success || counts.numPassedTests === 0);
    return { passed: counts.numPassedTests, failed: isUnclear ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
