import type { CommandBus } from '@nestjs/cqrs';
import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { Clock, EventStore } from '@relais/event-sourcing';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import type { ImportProgress, ImportReport } from './import-report';
import type { BadLines } from './reading/bad-lines';
import type { Header } from './reading/table-lines';
import type { Knowledge } from './recorded/knowledge';
import type { NetworkLog } from './recorded/network-log';
import type { Table } from './tables/tables';

/** What an import needs of an installation. */
export type ImportDependencies = Readonly<{
  /** Commands go this way. */
  send: Pick<CommandBus, 'execute'>;
  store: EventStore;
  /** Runs the commands of a new network: nobody else uses it yet, so they are decided in memory. Writes everything at the end. */
  inBulk: <T>(run: (send: Pick<CommandBus, 'execute'>, store: EventStore) => Promise<T>) => Promise<T>;
  vault: Vault;
  /** Of the engine: reads the vault. */
  rows: EntityManager;
  clock: Clock;
  /** Keyed hash of what a command records; events carry it. */
  hashOf: (content: unknown) => string;
  /** Which of these persons have signed in. */
  signedIn: (networkId: NetworkId, personIds: readonly PersonId[]) => Promise<ReadonlySet<PersonId>>;
  networkIdByRef: (ref: string) => Promise<NetworkId | null>;
  /** Imports of one network run one after the other, in all processes. */
  inTurn: <T>(ref: string, run: () => Promise<T>) => Promise<T>;
  progress: (progress: ImportProgress) => void;
}>;

/** What the files hold. */
export type Survey = Readonly<{
  /** Of the tables that can be read. */
  headers: ReadonlyMap<Table['name'], Header>;
  /** How many lines each of them has. */
  sizes: ReadonlyMap<Table['name'], number>;
  notices: readonly string[];
}>;

/** What the recording of the good lines needs. */
export type Recording = Readonly<{
  folder: string;
  known: Knowledge;
  log: NetworkLog;
  bad: BadLines;
  survey: Survey;
  report: ImportReport;
  /** The day for values that have none of their own. */
  firstDay: Day;
  /** The network's, on which corrections are recorded. */
  today: Day;
  dependencies: ImportDependencies;
}>;
