import { resolve } from 'node:path';
import { type Day, Role } from '@relais/contracts';
import type { Merge } from '@relais/import-export';
import { Command, CommanderError, Option } from 'commander';
import { grantRole, makeLink, makeToken } from './access';
import { address, day, merge, number } from './arguments';
import { restoreBackup, writeBackup } from './backups';
import { copyTheLog } from './copied-log';
import { checkNetwork, exportNetwork, importNetwork } from './folders';
import { Output } from './output';
import { rebuildReadModels } from './rebuild';
import { retention } from './retention';
import { rotateKey } from './rotate-key';
import { inSession } from './session';
import { signOut } from './sign-out';
import { simulate } from './simulate';
import { status } from './status';
import { verifyAll } from './verify';

type Json = { json?: boolean };
type OfPerson = Json & { network: string; person: string };
type ImportOptions = Json & { skipBadLines?: boolean; merge?: readonly Merge[]; check?: boolean };
type TokenOptions = OfPerson & { role: Role; name: string; expires?: Day };

const program = new Command('relais')
  .description('Import, export and look after a Relais installation. See RELAIS_DATA and DATABASE_URL.')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride();

const command = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .option('--json', 'print exactly one JSON document')
    .exitOverride();

const ofPerson = (name: string, description: string) =>
  command(name, description)
    .requiredOption('--network <ref>', "the network's ref")
    .requiredOption('--person <ref>', "the person's ref");

const role = () => new Option('--role <role>', 'what may be done with it').choices(Role.options);

command('import', 'import a folder in the import format')
  .argument('<folder>')
  .option('--skip-bad-lines', 'record the good lines and set the bad ones aside')
  .option('--merge <new=known>', 'take a line as a person who is known, from now on; may be repeated', merge)
  .option('--check', 'read and check the folder, and record nothing')
  .action(
    async (
      folder: string,
      { skipBadLines = false, merge: merges = [], check = false, json = false }: ImportOptions,
    ) => {
      const run = check ? checkNetwork : importNetwork;
      await run(resolve(folder), { skipBadLines, merges }, new Output(json));
    },
  );

command('export', 'write a network in the import format')
  .argument('<folder>')
  .requiredOption('--network <ref>', "the network's ref")
  .action(async (folder: string, options: Json & { network: string }) => {
    await exportNetwork(resolve(folder), options.network, new Output(options.json ?? false));
  });

ofPerson('token', 'make an API token for a person')
  .addOption(role().default('member'))
  .option('--name <name>', 'what it is for, as organisers see it in their list', 'relais token')
  .option('--expires <day>', 'the last day on which it is good; a year from now unless given', day)
  .action(async ({ network, person, role: granted, name, expires, json = false }: TokenOptions) => {
    const asked = { role: granted, name, lastDay: expires ?? null };
    const made = await inSession((session) => makeToken(session, network, person, asked));
    new Output(json).answer(made, [made.token]);
  });

ofPerson('sign-in', 'make a one-time sign-in link for a browser').action(
  async ({ network, person, json = false }: OfPerson) => {
    const made = await inSession((session) => makeLink(session, network, person));
    new Output(json).answer(made, [made.link]);
  },
);

type SigningOut = Json & { email?: string; all?: true };

command('sign-out', 'sign out all devices of a person, or everybody')
  .addOption(new Option('--email <address>', 'of whom').argParser(address).conflicts('all'))
  .option('--all', 'everybody')
  .action(async ({ email, all, json = false }: SigningOut, asked: Command) => {
    if (email === undefined && !all) asked.error('Say --email ADDRESS, or --all.');
    await signOut(email ?? null, new Output(json));
  });

ofPerson('role', 'make a person host or organiser, or a plain member again')
  .addOption(role().makeOptionMandatory())
  .action(async ({ network, person, role: granted, json = false }: OfPerson & { role: Role }) => {
    const done = await inSession((session) => grantRole(session, network, person, granted));
    new Output(json).answer(done, [`${person} is now ${granted} of ${network}.`]);
  });

command('backup', 'write log, vault, accounts and tokens into one file, while Relais runs or not')
  .argument('<file>')
  .option('--force', 'replace a file that is there')
  .action(async (file: string, { force = false, json = false }: Json & { force?: boolean }) => {
    await writeBackup(resolve(file), force, new Output(json));
  });

command('restore', 'load a backup into a fresh installation')
  .argument('<file>')
  .action(async (file: string, { json = false }: Json) => {
    await restoreBackup(resolve(file), new Output(json));
  });

command(
  'rotate-key',
  'put a new master key in the place of the present one, while Relais does not run',
).action(async ({ json = false }: Json) => {
  await rotateKey(new Output(json));
});

command('copy-log', 'copy a log into another: postgres://…, kurrentdb://…, or here')
  .argument('<from>')
  .argument('<to>')
  .action(async (from: string, to: string, { json = false }: Json) => {
    await copyTheLog(from, to, new Output(json));
  });

type Simulation = Json & {
  networks: number;
  members: number;
  years: number;
  seed: number;
  until?: Day;
  fast?: boolean;
};

command('simulate', 'record made-up history')
  .requiredOption('--networks <number>', 'how many networks', number(1, 100_000, true))
  .requiredOption('--members <number>', 'members of each when it begins', number(3, 500, true))
  .requiredOption('--years <number>', 'how long, 0.5 for half a year', number(0.02, 50, false))
  .requiredOption('--seed <number>', 'the same history for the same seed', number(0, 2 ** 31, true))
  .option('--until <day>', 'the last day; today unless given', day)
  .option('--fast', 'straight into the log, without waiting for the read models')
  .action(async ({ json = false, fast = false, ...plan }: Simulation) => {
    await simulate({ ...plan, fast }, new Output(json));
  });

command('status', 'show how far the read models are, and what is stopped').action(
  async ({ json = false }: Json) => {
    await status(new Output(json));
  },
);

command(
  'retention',
  'show whether erasing goes on by its time limits, or is suspended as the clock is doubted',
)
  .option('--confirm', 'the clock of this machine is right: go on')
  .action(async ({ json = false, confirm = false }: Json & { confirm?: boolean }) => {
    await retention(confirm, new Output(json));
  });

command('rebuild', 'make read models anew from the events, beside the live ones')
  .argument('[read-model]', 'one of them; all unless given')
  .option('--afresh', 'drop what a rebuild that was ended left half done')
  .action(
    async (readModel: string | undefined, { json = false, afresh = false }: Json & { afresh?: boolean }) => {
      await rebuildReadModels(readModel, { afresh, output: new Output(json) });
    },
  );

command('verify', 'check the log, and every read model against the events').action(
  async ({ json = false }: Json) => {
    await verifyAll(new Output(json));
  },
);

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
