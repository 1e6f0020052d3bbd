import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { type NetworkId, PersonId } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import { type Installation, RelaisModule, configurationFrom, openInstallation } from '@relais/installation';
import { NetworkRow, importSecretOf, importedId } from '@relais/networks';
import { KnownPersonRow } from '@relais/people';
import type { Terminal } from './terminal';

/** An open installation with its command bus, for the length of one command. */
export type Session = Readonly<{ installation: Installation; commands: CommandBus }>;

const maxWaitMs = 600_000;

/**
 * Opens the installation of this environment, runs, waits until the read models contain what was recorded, and closes it. It runs the
 * projections itself while no server or worker does.
 */
export async function inSession<T>(terminal: Terminal, run: (session: Session) => Promise<T>): Promise<T> {
  const installation = await openInstallation(configurationFrom(terminal.environment), 'stand-in');
  const app = await NestFactory.createApplicationContext(RelaisModule.register(installation), {
    logger: ['error', 'warn'],
  });
  try {
    await caughtUp(installation);
    const result = await run({ installation, commands: app.get(CommandBus) });
    // What was done stays, and is reported.
    await caughtUp(installation).catch(() => {
      terminal.notice('It is recorded, and will be read when the read models have got that far.');
    });
    return result;
  } finally {
    await app.close();
    await installation.close();
  }
}

/** Opens the installation beside running servers, without projections, runs until it is done or told to end, and closes it. */
export async function untilTold<T>(
  terminal: Terminal,
  run: (installation: Installation, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(configurationFrom(terminal.environment), 'none');
  const ending = new AbortController();
  const end = () => {
    ending.abort(new Error('Ended before it was done.'));
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    return await run(installation, ending.signal);
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await installation.close();
  }
}

const caughtUp = async ({ readModels, store }: Installation): Promise<void> =>
  readModels.waitFor(await store.lastPosition(), maxWaitMs);

/** @throws Refusal `unknown-network` */
export async function networkOf({ installation }: Session, ref: string): Promise<NetworkRow> {
  const rows = installation.database.engine.getRepository(NetworkRow);
  const network = await rows.findOneBy({ ref });
  if (network) return network;
  const known = (await rows.find()).map((row) => row.ref);
  throw new Refusal(
    'unknown-network',
    `There is no network with the ref ${ref}. ${known.length > 0 ? `Known are: ${known.join(', ')}.` : 'Import one first.'}`,
  );
}

/**
 * @param ref the key by which the person was imported, or the id
 * @throws Refusal `unknown-person`
 */
export async function personOf(
  { installation }: Session,
  networkId: NetworkId,
  ref: string,
): Promise<PersonId> {
  const id = PersonId.safeParse(ref);
  const rows = installation.database.engine.manager;
  const imported = importedId(await importSecretOf(rows, networkId), 'person', ref);
  const candidates = [imported, ...(id.success ? [id.data] : [])] as PersonId[];
  for (const personId of candidates)
    if (await rows.existsBy(KnownPersonRow, { networkId, personId })) return personId;
  throw new Refusal('unknown-person', `The network does not know a person with the ref ${ref}.`);
}
