import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, node } from './node.mjs';
import { run } from './run.mjs';
import { Problem, root, say } from './say.mjs';
import { setUp } from './setup.mjs';

const checks = [
  ['Rules and types of the code', 'launch/check-code.mjs'],
  ['Formatting', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
];

/** Files whose random runs or journeys `test/support/random-runs.ts` makes long. */
const longTests = [
  'binary-rows',
  'generated-networks',
  'interleavings',
  'ledger-properties',
  'ledger-rebuilt',
  'look-alikes',
  'order',
  'recount',
  'round-trip',
  'taps',
  'turns',
  'versions-of-a-folder',
];

/** Random runs alone, ten times as long, over other cases each time, and whole journeys. */
export const runLongTests = () =>
  runTests(
    [`/(${longTests.join('|')})\\.(e2e-)?spec\\.`, '--testTimeout=3600000', '--selectProjects', 'relais'],
    {
      RELAIS_TEST_LONG: '1',
    },
  );

/** Everything that needs nothing but this machine; with arguments only the tests that Jest finds by them. */
export async function runTests(args, variables = {}) {
  const packages = await check('Packages', () => setUp([]));
  if (!packages.isFine) return summary([packages], { passed: 0, failed: 0 });
  const beside = (args.length > 0 ? [] : checks).map(([name, ...command]) =>
    check(name, () => execute(command)),
  );
  const builds = await check('Builds', () => setUp(['server', 'web', 'bench']));
  const [tests, ...outcomes] = await Promise.all([jest(args, variables), ...beside]);
  return summary([packages, builds, ...outcomes], tests);
}

/** Says once more what is wrong: it was said in the midst of the tests. */
function summary(outcomes, tests) {
  const broken = outcomes.filter(({ isFine }) => !isFine);
  for (const { said } of broken) say(said);
  const failed = tests.failed + broken.length;
  process.stdout.write(`${tests.passed + outcomes.length - broken.length} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

async function check(name, make) {
  const begun = Date.now();
  const outcome = await make().then(
    () => ({ isFine: true, said: `✓ ${name} (${Math.round((Date.now() - begun) / 1000)} s)` }),
    (error) => {
      if (!(error instanceof Problem)) throw error;
      return { isFine: false, said: `✗ ${name}\n${error.message}` };
    },
  );
  say(outcome.said);
  return outcome;
}

const execute = ([program, ...args]) =>
  run(node(), [program, ...args], { env: environment(), quietly: `(${program})`, isLowPriority: true });

async function jest(args, variables) {
  const folder = mkdtempSync(join(tmpdir(), 'relais-jest-'));
  const report = join(folder, 'report.json');
  // For the many processes that tests start.
  const compiled = join(folder, 'compiled');
  const options = ['--config', 'jest.config.js', '--json', '--outputFile', report, ...args];
  try {
    await run(node(), ['node_modules/jest/bin/jest.js', ...options], {
      env: environment({ ...variables, NODE_COMPILE_CACHE: compiled }),
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
