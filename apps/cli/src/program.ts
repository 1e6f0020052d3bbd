import { resolve } from 'node:path';
import { type Day, Role } from '@relais/contracts';
import type { Merge } from '@relais/import-export';
import { Command, CommanderError, Option } from 'commander';
import { grantRole, makeLink, makeToken } from './access';
import { address, day, merge, number } from './arguments';
import { restoreBackup, writeBackup } from './backups';
import { copyTheLog } from './copied-log';
import { checkNetwork, exportNetwork, importNetwork } from './folders';
import { rebuildReadModels } from './rebuild';
import { retention } from './retention';
import { rotateKey } from './rotate-key';
import { inSession } from './session';
import { signOut } from './sign-out';
import { simulate } from './simulate';
import { status } from './status';
import { type Shell, Terminal } from './terminal';
import { verifyAll } from './verify';

type Json = { json?: boolean };
type OfPerson = Json & { network: string; person: string };
type ImportOptions = Json & { skipBadLines?: boolean; merge?: readonly Merge[]; check?: boolean };
type TokenOptions = OfPerson & { role: Role; name: string; expires?: Day };

type SigningOut = Json & { email?: string; all?: true };

type Simulation = Json & {
  networks: number;
  members: number;
  years: number;
  seed: number;
  until?: Day;
  fast?: boolean;
};

/** Carries out `relais …` and sets the exit code of the shell. */
export async function relais(args: readonly string[], shell: Shell): Promise<void> {
  try {
    await programIn(shell).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      shell.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    shell.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    shell.exitCode = 1;
  }
}

function programIn(shell: Shell): Command {
  const program = new Command('relais')
    .description('Import, export and look after a Relais installation. See RELAIS_DATA and DATABASE_URL.')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
    })
    .exitOverride();

  const terminal = (json?: boolean) => new Terminal(shell, json);

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
    .option('--skip-bad-lines', 'record the good lines and copy the bad ones to a folder')
    .option(
      '--merge <new=known>',
      'take a line as a person who is known, from now on; may be repeated',
      merge,
    )
    .option('--check', 'read and check the folder, and record nothing')
    .action(
      async (
        folder: string,
        { skipBadLines = false, merge: merges = [], check = false, json }: ImportOptions,
      ) => {
        const run = check ? checkNetwork : importNetwork;
        await run(resolve(folder), { skipBadLines, merges }, terminal(json));
      },
    );

  command('export', 'write a network in the import format')
    .argument('<folder>')
    .requiredOption('--network <ref>', "the network's ref")
    .action(async (folder: string, options: Json & { network: string }) => {
      await exportNetwork(resolve(folder), options.network, terminal(options.json));
    });

  ofPerson('token', 'make an API token for a person')
    .addOption(role().default('member'))
    .option('--name <name>', 'what it is for, as organisers see it in their list', 'relais token')
    .option('--expires <day>', 'the last day on which it is good; a year from now unless given', day)
    .action(async ({ network, person, role: granted, name, expires, json }: TokenOptions) => {
      const asked = { role: granted, name, lastDay: expires ?? null };
      const made = await inSession(terminal(json), (session) => makeToken(session, network, person, asked));
      terminal(json).answer(made, [made.token]);
    });

  ofPerson('sign-in', 'make a one-time sign-in link for a browser').action(
    async ({ network, person, json }: OfPerson) => {
      const made = await inSession(terminal(json), (session) => makeLink(session, network, person));
      terminal(json).answer(made, [made.link]);
    },
  );

  command('sign-out', 'sign out all devices of a person, or everybody')
    .addOption(
      new Option('--email <address>', 'of the account with this address').argParser(address).conflicts('all'),
    )
    .option('--all', 'everybody')
    .action(async ({ email, all, json }: SigningOut, asked: Command) => {
      if (email === undefined && !all) asked.error('Say --email ADDRESS, or --all.');
      await signOut(email ?? null, terminal(json));
    });

  ofPerson('role', 'make a person host or organiser, or a plain member again')
    .addOption(role().makeOptionMandatory())
    .action(async ({ network, person, role: granted, json }: OfPerson & { role: Role }) => {
      const done = await inSession(terminal(json), (session) => grantRole(session, network, person, granted));
      terminal(json).answer(done, [`${person} is now ${granted} of ${network}.`]);
    });

  command('backup', 'write log, vault, accounts and tokens into one file, while Relais runs or not')
    .argument('<file>')
    .option('--force', 'replace a file that is there')
    .action(async (file: string, { force = false, json }: Json & { force?: boolean }) => {
      await writeBackup(resolve(file), force, terminal(json));
    });

  command('restore', 'load a backup into a fresh installation')
    .argument('<file>')
    .action(async (file: string, { json }: Json) => {
      await restoreBackup(resolve(file), terminal(json));
    });

  command(
    'rotate-key',
    'put a new master key in the place of the present one, while Relais does not run',
  ).action(async ({ json }: Json) => {
    await rotateKey(terminal(json));
  });

  command('copy-log', 'copy a log into another: postgres://…, kurrentdb://…, or here')
    .argument('<from>')
    .argument('<to>')
    .action(async (from: string, to: string, { json }: Json) => {
      await copyTheLog(from, to, terminal(json));
    });

  command('simulate', 'record made-up history')
    .requiredOption('--networks <number>', 'how many networks', number(1, 100_000, true))
    .requiredOption('--members <number>', 'members of each when it begins', number(3, 500, true))
    .requiredOption('--years <number>', 'how long, 0.5 for half a year', number(0.02, 50, false))
    .requiredOption('--seed <number>', 'the same history for the same seed', number(0, 2 ** 31, true))
    .option('--until <day>', 'the last day; today unless given', day)
    .option('--fast', 'straight into the log, without waiting for the read models')
    .action(async ({ json, fast = false, ...plan }: Simulation) => {
      await simulate({ ...plan, fast }, terminal(json));
    });

  command('status', 'show how far the read models are, and what is stopped').action(
    async ({ json }: Json) => {
      await status(terminal(json));
    },
  );

  command(
    'retention',
    'show whether erasing goes on by its time limits, or is suspended as the clock is doubted',
  )
    .option('--confirm', 'the clock of this machine is right: go on')
    .action(async ({ json, confirm = false }: Json & { confirm?: boolean }) => {
      await retention(confirm, terminal(json));
    });

  command('rebuild', 'make read models again from the events, while the live ones serve')
    .argument('[read-model]', 'one of them; all unless given')
    .option('--afresh', 'drop what a rebuild that was ended left half done')
    .action(async (readModel: string | undefined, { json, afresh = false }: Json & { afresh?: boolean }) => {
      await rebuildReadModels(readModel, { afresh, terminal: terminal(json) });
    });

  command('verify', 'check the log, and every read model against the events').action(
    async ({ json }: Json) => {
      await verifyAll(terminal(json));
    },
  );

  return program;
}
