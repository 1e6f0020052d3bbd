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
  /** Where the commands of a network that is new go: nobody else touches it, so they may be decided in memory. Writes all at the end. */
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

/** What is at hand while the sound lines are recorded. */
export type Recording = Readonly<{
  folder: string;
  known: Knowledge;
  log: NetworkLog;
  bad: BadLines;
  survey: Survey;
  report: ImportReport;
  /** Of the records: the day of what has none of its own. */
  firstDay: Day;
  /** The network's, on which corrections are recorded. */
  today: Day;
  dependencies: ImportDependencies;
}>;
