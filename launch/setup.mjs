import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { builds } from './builds.mjs';
import { exclusively } from './lock.mjs';
import { nodeStep } from './node.mjs';
import { packagesStep } from './packages.mjs';
import { root, say } from './say.mjs';

/** Does what is missing of Node, packages and these builds, one launcher at a time; mostly nothing. */
export async function setUp(parts) {
  const steps = [nodeStep, packagesStep, ...parts.map((part) => builds[part])];
  if (steps.every((step) => step.isDone())) return;
  mkdirSync(join(root, '.tools'), { recursive: true });
  await exclusively(join(root, '.tools', 'setup.lock'), async () => {
    for (const step of steps) {
      if (step.isDone()) continue;
      say(step.notice);
      await step.run();
    }
  });
}
