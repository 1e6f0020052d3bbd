import { execFile } from 'node:child_process';
import { join } from 'node:path';

type Found = {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
};

const root = join(__dirname, '../..');
const config = join(root, '.dependency-cruiser.cjs');

/** The violations of our rules in a tree, `rule: from → to`; dependency-cruiser counts them in its exit code. */
async function violationsIn(tree: string, folders: readonly string[]) {
  const json = await new Promise<string>((resolve) => {
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const call = [cruiser, '--config', config, '--output-type', 'json', ...folders];
    execFile(process.execPath, call, { cwd: tree, maxBuffer: 1 << 28 }, (_error, stdout) => resolve(stdout));
  });
  const { totalCruised, violations } = (JSON.parse(json) as Found).summary;
  const found = violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${packageOf(to)}`);
  return { totalCruised, found: [...new Set(found)].sort() };
}

const packageOf = (path: string): string => path.replace(/^.*node_modules\/((@[^/]+\/)?[^/]+).*$/, '$1');

describe('The architecture', () => {
  it('has no violation in the tree', async () => {
    const { totalCruised, found } = await violationsIn(root, ['libs', 'apps', 'test']);
    expect(found).toEqual([]);
    expect(totalCruised).toBeGreaterThan(300);
  });

  it('has rules that each find the violation seeded for them, and nothing else', async () => {
    const { found } = await violationsIn(join(__dirname, 'seeded'), ['libs', 'apps', 'test']);
    expect(found.filter((line) => !notInstalled.includes(line))).toEqual(seeded);
  });

  it('has no rule without a seeded violation', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { forbidden } = require(config) as { forbidden: { name: string }[] };
    const proved = new Set(seeded.map((line) => line.split(':')[0]));
    expect(forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
  });
});

const seeded = [
  'domain-is-pure: libs/referrals/src/referral.decider.ts → crypto',
  'domain-is-pure: libs/referrals/src/referral.decider.ts → libs/referrals/src/referral.read-model.ts',
  'doors-by-name: libs/referrals/src/referral.handlers.ts → libs/engine/vault/src/index.ts',
  'engine-knows-no-context: libs/engine/event-sourcing/src/index.ts → libs/contracts/src/index.ts',
  'features-stand-apart: apps/web/src/features/ledger/page.tsx → apps/web/src/features/referral/form.tsx',
  'foundations-stand-alone: libs/engine/event-sourcing/src/index.ts → libs/contracts/src/index.ts',
  'home-of-calendar: libs/meetings/src/meeting.handlers.ts → ical-generator',
  'home-of-command-line: libs/meetings/src/meeting.handlers.ts → commander',
  'home-of-csv: libs/meetings/src/meeting.handlers.ts → papaparse',
  'home-of-gathering: libs/meetings/src/meeting.handlers.ts → dataloader',
  'home-of-holidays: libs/meetings/src/meeting.handlers.ts → date-holidays',
  'home-of-http: libs/meetings/src/meeting.handlers.ts → fastify',
  'home-of-kurrentdb: libs/meetings/src/meeting.handlers.ts → @kurrent/kurrentdb-client',
  'home-of-limits: libs/meetings/src/meeting.handlers.ts → rate-limiter-flexible',
  'home-of-log: libs/meetings/src/meeting.handlers.ts → pino',
  'home-of-mail: libs/meetings/src/meeting.handlers.ts → nodemailer',
  'home-of-open-id: libs/meetings/src/meeting.handlers.ts → openid-client',
  'home-of-postgres: libs/meetings/src/meeting.handlers.ts → pg',
  'home-of-user-interface: libs/meetings/src/meeting.handlers.ts → react',
  'layers-are-complete: apps/api/src/main.ts → libs/somewhere/src/index.ts',
  'libs-know-no-apps: libs/meetings/src/index.ts → apps/api/src/main.ts',
  'lower-layers-only: libs/access/src/index.ts → libs/ledger/src/index.ts',
  'no-cycles: libs/ledger/src/lines.ts → libs/ledger/src/statement.ts',
  'no-injected-repositories: libs/networks/src/network.read-model.ts → @nestjs/typeorm',
  'one-door: apps/api/src/main.ts → libs/referrals/src/referral.read-model.ts',
  'one-door: libs/referrals/src/referral.read-model.ts → libs/engine/vault/src/vault.ts',
  'resolvable: libs/networks/src/index.ts → ./nowhere',
  'shipped-knows-no-test: libs/engine/projections/src/runner.ts → test/support/postgres.ts',
  'ui-knows-no-feature: apps/web/src/ui/sheet.tsx → apps/web/src/features/referral/form.tsx',
  'web-knows-contracts-only: apps/web/src/main.tsx → libs/engine/vault/src/index.ts',
  'web-takes-types-only: apps/web/src/server.ts → libs/contracts/src/index.ts',
];

/** Said too where these packages are not installed. */
const notInstalled = [
  'resolvable: libs/meetings/src/meeting.handlers.ts → @kurrent/kurrentdb-client',
  'resolvable: libs/networks/src/network.read-model.ts → @nestjs/typeorm',
];
