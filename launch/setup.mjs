import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { builds } from './builds.mjs';
import { exclusively } from './lock.mjs';
import { nodeStep } from './node.mjs';
import { packagesStep } from './packages.mjs';
import { peersStep } from './peers.mjs';
import { root, say } from './say.mjs';

const steps = { ...builds, peers: peersStep };

/** Does what is missing of Node, packages and these parts, one launcher at a time; mostly nothing. */
export async function setUp(parts) {
  const wanted = [nodeStep, packagesStep, ...parts.map((part) => steps[part])];
  if (wanted.every((step) => step.isDone())) return;
  mkdirSync(join(root, '.tools'), { recursive: true });
  await exclusively(join(root, '.tools', 'setup.lock'), async () => {
    for (const step of wanted) {
      if (step.isDone()) continue;
      say(step.notice);
      await step.run();
    }
  });
}
