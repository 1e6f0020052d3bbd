import { mkdirSync } from 'node:fs';
import { SignIn, Tokens, erasedPeopleHaveNoAccess, formerMembersKeepNoRole } from '@relais/access';
import { Database, type EmbeddedPostgres, Heartbeat, startOrJoin } from '@relais/database';
import { Clock, type EventStore, UpcastingEventStore } from '@relais/event-sourcing';
import { LedgerLineRow, ledger } from '@relais/ledger';
import { Outbox } from '@relais/mail';
import { meetingRows, meetings } from '@relais/meetings';
import { networkRows, networks } from '@relais/networks';
import {
  ErasedSubjectRow,
  type Erasing,
  ErasureList,
  KnownPersonRow,
  RoleSuspensionRow,
  addressHash,
  erasuresAreListed,
  people,
} from '@relais/people';
import {
  type Duty,
  type Policy,
  type Projection,
  ReadModels,
  finishRebuilds,
  withPolicies,
} from '@relais/projections';
import { PlannedErasureRow } from '@relais/retention';
import { Vault, ensureUnlockable, knownMasterKey, unlock } from '@relais/vault';
import type { Configuration } from './configuration';
import { knownEvents } from './known-events';
import { log } from './log';
import { namesPerson } from './names-person';
import { openEventStore } from './open-event-store';
import { serverNews } from './server-news';
import { untilAvailable } from './until-available';

/** Every read model of Relais. */
export const projectionsWith = (
  vault: Vault,
  erasing?: Erasing,
  ...policies: readonly Policy[]
): readonly Projection[] => [
  withPolicies(networks, formerMembersKeepNoRole),
  withPolicies(people(vault, erasing), erasedPeopleHaveNoAccess, ...policies),
  meetings,
  ledger,
];

/** Takes the mails out of the data folder that went to people who are being erased, or name them. */
const leavingOutbox =
  (outbox: Outbox, vault: Vault): Erasing =>
  async ({ addressHashes, names }) => {
    await outbox.removeWhere(
      ({ to, text }) =>
        addressHashes.has(addressHash(vault, to)) || names.some((name) => namesPerson(text, name)),
    );
  };

/** The entities of everything that is read. */
export const rows = [
  ...networkRows,
  ...[KnownPersonRow, RoleSuspensionRow, ErasedSubjectRow, PlannedErasureRow],
  ...meetingRows,
  LedgerLineRow,
];

/** An open installation: its database, log, vault and read models. */
export type Installation = Readonly<{
  configuration: Configuration;
  database: Database;
  store: EventStore;
  vault: Vault;
  signIn: SignIn;
  tokens: Tokens;
  clock: Clock;
  readModels: ReadModels;
  projections: readonly Projection[];
  /** Stops the runners, writes what is waiting, and lets go of the database. */
  close(): Promise<void>;
}>;

/**
 * The PostgreSQL of an installation: the operator's own, or the embedded one, started or joined. It is watched until this process
 * leaves; the embedded one is started again when it dies, or the process ends with exit code 1.
 */
export async function postgresOf({ dataFolder, databaseUrl }: Configuration): Promise<EmbeddedPostgres> {
  if (databaseUrl === null) return startOrJoin(dataFolder, serverNews);
  const heartbeat = new Heartbeat(databaseUrl, serverNews);
  return { url: databaseUrl, leave: () => heartbeat.stop() };
}

/**
 * Opens an installation: starts or joins the embedded PostgreSQL unless the operator has their own, and migrates the tables. A refused
 * start leaves the data folder as it was.
 * @param duty how this process runs the projections; `none`: it leaves them to others
 */
export async function openInstallation(
  configuration: Configuration,
  duty: Duty | 'none' = configuration.projections ? 'regular' : 'none',
): Promise<Installation> {
  const { dataFolder, eventStoreUrl, masterKey } = configuration;
  // Unreadable settings are refused before anything is written.
  const erasures = new ErasureList(dataFolder);
  knownMasterKey(dataFolder, masterKey);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const server = await postgresOf(configuration);
  try {
    const database = await Database.open(server.url, rows, 'relais', (manager) =>
      ensureUnlockable(manager, dataFolder, masterKey),
    );
    const { engine } = database;
    const { master, secrets } = await unlock(engine.manager, dataFolder, masterKey);
    const home = await openEventStore({ eventStoreUrl, databaseUrl: server.url, hashKey: secrets.content });
    const store = new UpcastingEventStore(home, knownEvents);
    const vault = new Vault(master, secrets);
    const projections = projectionsWith(
      vault,
      leavingOutbox(new Outbox(dataFolder), vault),
      erasuresAreListed(erasures),
    );
    const readModels = new ReadModels(projections, store, database, duty);
    readModels.start();
    const ending = new AbortController();
    const finishing =
      duty === 'regular'
        ? untilAvailable(ending.signal, () =>
            finishRebuilds(projections, { store, database, signal: ending.signal }),
          ).catch((error: unknown) => {
            if (!ending.signal.aborted) log('warn', 'A rebuild failed.', { error });
          })
        : null;
    return {
      configuration,
      database,
      store,
      vault,
      signIn: new SignIn(database, vault),
      tokens: new Tokens(database),
      clock: new Clock(),
      readModels,
      projections,
      async close() {
        ending.abort(new Error('Ended before it was done.'));
        await database.waitForEnd(Promise.all([finishing, readModels.stop()]));
        await store.close();
        await database.close();
        await server.leave();
      },
    };
  } catch (error) {
    await server.leave();
    throw error;
  }
}
