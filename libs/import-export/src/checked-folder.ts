import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Charter, type NetworkId, decimalsOf, latestDayAt } from '@relais/contracts';
import { type StoredEvent, fold } from '@relais/event-sourcing';
import {
  type NetworkEvent,
  drawImportSecret,
  importSecretOf,
  mergedPersonsOf,
  network,
} from '@relais/networks';
import { type CharterVersion, charterOn, inOrderOfDays } from '@relais/networks/rules';
import type { ImportDependencies, Survey } from './import-context';
import { ImportRefused, type RefusedReport, noCounts } from './import-report';
import { type Merge, type NewMerges, ensureMergesFound, takeAsKnown } from './merges';
import { BadLines } from './reading/bad-lines';
import { conventionsOf } from './reading/conventions';
import { type NetworkSettings, networkFile, readNetworkJson } from './reading/network-json';
import { isThere } from './reading/table-lines';
import { newCharters } from './record-network';
import { FolderMembers } from './recorded/folder-members';
import { FolderPeople } from './recorded/folder-people';
import { Ids } from './recorded/ids';
import { Knowledge, type Money, type Rules } from './recorded/knowledge';
import { NetworkLog } from './recorded/network-log';
import { survey } from './recorded/survey';
import { membershipsOf } from './tables/memberships';

export type CheckOptions = Readonly<{
  /** Continues with the good lines. */
  skipBadLines: boolean;
  /** Lines that are taken as a known person, in this and in later folders. */
  merges?: readonly Merge[];
}>;

/** A folder that was read and checked, with what is recorded of its network. */
export type CheckedFolder = Readonly<{
  /** Null: it is new. */
  networkId: NetworkId | null;
  settings: NetworkSettings;
  secret: string;
  /** Of the network itself. */
  events: readonly StoredEvent<NetworkEvent>[];
  known: Knowledge;
  log: NetworkLog;
  bad: BadLines;
  survey: Survey;
  merges: NewMerges;
  report: RefusedReport & { networkId: NetworkId };
  lineOf: (column: string) => number;
}>;

/** The earliest day that there is. */
const firstDay = '1900-01-01';
/** Where network.json cannot be read, no rule of a charter is held against a line. */
const unknownRules = Charter.parse({ membership: 'none' });

/** Checks the folder and runs while no other import of its network does. */
export async function inTurnOf<T>(
  folder: string,
  dependencies: ImportDependencies,
  options: CheckOptions,
  run: (checked: CheckedFolder) => Promise<T>,
): Promise<T> {
  await ensureNetworkJson(folder);
  const json = await readNetworkJson(folder);
  const checkAndRun = async () => run(await checkedFolder(folder, json, dependencies, options));
  return json.networkRef === null ? checkAndRun() : dependencies.inTurn(json.networkRef, checkAndRun);
}

/**
 * Reads and checks a folder of the import format, and records nothing.
 * @throws ImportRefused, Refusal as `importFolder`
 */
export function checkFolder(
  folder: string,
  dependencies: ImportDependencies,
  options: CheckOptions,
): Promise<RefusedReport> {
  return inTurnOf(folder, dependencies, options, ({ report, networkId }) =>
    Promise.resolve({ ...report, networkId }),
  );
}

async function checkedFolder(
  folder: string,
  { settings, networkRef, bad: badSettings, notices, lineOf }: Awaited<ReturnType<typeof readNetworkJson>>,
  dependencies: ImportDependencies,
  { skipBadLines, merges: asked = [] }: CheckOptions,
): Promise<CheckedFolder> {
  const { rows, store } = dependencies;
  const claimedBy = networkRef === null ? null : await dependencies.networkIdByRef(networkRef);
  // A ref that was claimed by a founding that was cut off then is founded now.
  const events = claimedBy === null ? [] : await store.eventsOf(network, claimedBy);
  const networkId = events.length === 0 ? null : claimedBy;
  const secret = claimedBy === null ? drawImportSecret() : await importSecretOf(rows, claimedBy);
  const merged = claimedBy === null ? undefined : await mergedPersonsOf(rows, claimedBy);
  const ids = new Ids(claimedBy ?? (randomUUID() as NetworkId), secret, merged);
  const log = new NetworkLog(store, ids, networkId === null, (subjects) =>
    dependencies.vault.open(rows, ids.networkId, subjects),
  );
  const state = fold(network, events);
  const merges = await takeAsKnown(asked, ids, log);

  const charters = chartersWith(settings, networkId === null ? [] : state.charters);
  const rules: Rules = {
    latestDay: latestDayAt(dependencies.clock.now()),
    money: networkId === null ? moneyOf(settings) : state,
    charterOn: (day) => charterOn({ charters }, day),
    skipBadLines,
  };
  const conventions = conventionsOf(networkId === null ? settings : state);
  const people = new FolderPeople(conventions.region);
  const known = new Knowledge(
    ids,
    new FolderMembers(membershipsOf(events), !skipBadLines),
    rules,
    people,
    log,
  );
  const bad = new BadLines();
  for (const { line, column, problem } of badSettings)
    bad.say({ file: networkFile }, line, line, column, problem);
  const surveyed = await survey(folder, known, bad, dependencies.progress, conventions);

  const report = emptyReport(ids.networkId, [...notices, ...surveyed.notices]);
  report.bad = bad.list();
  if (people.hasNewcomers()) report.possibleDuplicates = people.possibleDuplicates(await log.people());
  if (settings === null || (report.bad.length > 0 && !skipBadLines))
    throw new ImportRefused({ ...report, networkId }, false);
  ensureMergesFound(merges, known);
  return {
    ...{ networkId, settings, secret, events, known, log, bad, merges, report, lineOf },
    survey: surveyed,
  };
}

/** The charters that hold once this folder is imported. @param recorded empty: it founds the network */
function chartersWith(
  settings: NetworkSettings | null,
  recorded: readonly CharterVersion[],
): CharterVersion[] {
  const first = { from: firstDay, charter: settings?.charter ?? unknownRules };
  const later = settings === null ? [] : newCharters(settings, recorded);
  return inOrderOfDays([...(recorded.length > 0 ? recorded : [first]), ...later]);
}

/** The currency of a network that this folder founds. */
const moneyOf = (settings: NetworkSettings | null): Money | null =>
  settings && { currency: settings.currency, decimals: decimalsOf(settings.currency) };

async function ensureNetworkJson(folder: string): Promise<void> {
  if (await isThere(join(folder, networkFile))) return;
  const problem = (await isThere(folder)) ? 'the file is missing' : `there is no folder ${folder}`;
  const report = emptyReport(null, []);
  throw new ImportRefused({ ...report, bad: [{ file: networkFile, line: 1, column: '$', problem }] }, false);
}

const emptyReport = <Id extends NetworkId | null>(
  networkId: Id,
  notices: string[],
): RefusedReport & { networkId: Id } => ({
  networkId,
  recorded: noCounts(),
  unchanged: noCounts(),
  changed: [],
  notices,
  bad: [],
  possibleDuplicates: [],
});
