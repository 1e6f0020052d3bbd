// Stands before everything: `node launch.mjs start|worker|test|test:long|relais|hunt|bench …`. Plain JavaScript for Node 20.19 and later;
// sets up what is missing or out of date, then runs the command on Node 24.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, node } from './launch/node.mjs';
import { passSignalsOn, run } from './launch/run.mjs';
import { Problem, root, say } from './launch/say.mjs';
import { setUp } from './launch/setup.mjs';
import { runLongTests, runTests } from './launch/tests.mjs';

const programs = {
  start: { main: 'dist/apps/api/src/main.js', needs: ['server', 'web'] },
  worker: { main: 'dist/apps/worker/src/main.js', needs: ['server'] },
  relais: { main: 'dist/apps/cli/src/main.js', needs: ['server'] },
  hunt: { main: 'dist/test/crash/main.js', needs: ['server', 'bench', 'peers'] },
  bench: { main: 'dist/test/bench/main.js', needs: ['server', 'bench', 'web', 'peers'] },
};

/** Set up and do no more: what a container image is made in. */
const preparations = { packages: [], build: ['server', 'web'] };

/**
 * Flags of Node: a small young generation. Commands read long logs and keep nothing of them, so it takes less memory and no more
 * time; the server's heap may grow by more than its young generation, so that a full collection comes seldom (docs/benchmarks.md).
 */
function flagsOf(command) {
  const flags = JSON.parse(readFileSync(join(root, 'launch/flags.json'), 'utf8'));
  return [...flags.all, ...(flags[command] ?? [])];
}

async function launch([command, ...args]) {
  if (command === 'test') return runTests(args);
  if (command === 'test:long') return runLongTests();
  if (Object.hasOwn(preparations, command)) {
    await setUp(preparations[command]);
    return 0;
  }
  const program = programs[command];
  if (program === undefined) {
    say('Usage: node launch.mjs start|worker|test|test:long|relais|hunt|bench|packages|build [arguments]');
    return 2;
  }
  await setUp(program.needs);
  if (!existsSync(join(root, program.main))) throw new Problem(`There is no ${program.main} to run.`);
  return run(node(), [...flagsOf(command), program.main, ...args], { env: environment() });
}

passSignalsOn();
launch(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error) => {
    say(error instanceof Problem ? error.message : error.stack);
    process.exitCode = 1;
  },
);
