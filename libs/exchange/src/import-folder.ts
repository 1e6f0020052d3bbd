import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Charter, type Day, type NetworkId, decimalsOf } from '@relais/contracts';
import { fold } from '@relais/event-sourcing';
import {
  type NetworkEvent,
  charterOn,
  drawImportSecret,
  importSecretOf,
  keepImportSecret,
  network,
} from '@relais/networks';
import { makeBadLinesFolder, writeBadLines } from './bad-lines-folder';
import { BadLines } from './bad-lines';
import { conventionsOf } from './conventions';
import { Ids } from './ids';
import type { ImportDependencies, Recording } from './import-context';
import { ImportRefused, type ImportReport, type RefusedReport, noCounts } from './import-report';
import { Knowledge, type Money, type Rules } from './knowledge';
import { membershipsOf } from './memberships';
import { type NetworkSettings, networkFile, readNetworkJson } from './network-json';
import { NetworkLog } from './network-log';
import { recordFolder } from './record-folder';
import { compareNetwork, foundNetwork } from './record-network';
import { Roll } from './roll';
import { survey } from './survey';
import { isThere } from './table-lines';

export type ImportOptions = Readonly<{
  /** Records the sound lines and writes the bad ones to a folder of their own, `…-bad-lines` beside the imported one. */
  skipBadLines: boolean;
  /** The first day of a network without any record; the network's today unless given. */
  today?: Day;
}>;

/** Where network.json cannot be read, no rule of a charter is held against a line. */
const unknownRules = Charter.parse({ membership: 'none' });

/**
 * Imports a folder of the import format: reads and checks every line of every file first, then records what is not recorded yet.
 * Importing twice, also at once or after an import that was interrupted, records nothing twice. Files are read as streams; the memory holds
 * refs, days and the names of guests.
 * @throws ImportRefused with all bad lines, before anything is recorded, unless they are to be skipped; with those alone that were
 * refused while the others were recorded, as somebody changed something at the same time
 */
export async function importFolder(
  folder: string,
  dependencies: ImportDependencies,
  options: ImportOptions,
): Promise<ImportReport> {
  await ensureNetworkJson(folder);
  const json = await readNetworkJson(folder);
  const run = () => importNetwork(folder, json, dependencies, options);
  return json.networkRef === null ? run() : dependencies.inTurn(json.networkRef, run);
}

async function importNetwork(
  folder: string,
  { settings, networkRef, bad: badSettings, notices, lineOf }: Awaited<ReturnType<typeof readNetworkJson>>,
  dependencies: ImportDependencies,
  { skipBadLines, today }: ImportOptions,
): Promise<ImportReport> {
  const { rows, store } = dependencies;
  const claimedBy = networkRef === null ? null : await dependencies.networkIdByRef(networkRef);
  // A ref that was claimed by a founding that was cut off then is founded now.
  const facts = claimedBy === null ? [] : await store.readStream(`network-${claimedBy}`);
  const networkId = facts.length === 0 ? null : claimedBy;
  const secret = claimedBy === null ? drawImportSecret() : await importSecretOf(rows, claimedBy);
  const ids = new Ids(claimedBy ?? (randomUUID() as NetworkId), secret);
  const log = new NetworkLog(store, ids, networkId === null, (subjects) =>
    dependencies.vault.open(rows, ids.networkId, subjects),
  );
  const roster = fold(network, facts as unknown as NetworkEvent[]);

  const rules: Rules = {
    latestDay: dependencies.clock.latestDay(),
    money: networkId === null ? moneyOf(settings) : roster,
    charterOn: (day) => (networkId === null ? (settings?.charter ?? unknownRules) : charterOn(roster, day)),
    skipBadLines,
  };
  const known = new Knowledge(ids, new Roll(membershipsOf(facts), !skipBadLines), rules, log);
  const bad = new BadLines();
  for (const { line, column, problem } of badSettings)
    bad.say({ file: networkFile }, line, line, column, problem);
  const surveyed = await survey(
    folder,
    known,
    bad,
    dependencies.progress,
    conventionsOf(networkId === null ? settings : roster),
  );

  const report = emptyReport(ids.networkId, [...notices, ...surveyed.notices]);
  report.bad = bad.list();
  if (settings === null || (report.bad.length > 0 && !skipBadLines))
    throw new ImportRefused({ ...report, networkId }, false);

  const badFolder = report.bad.length > 0 ? await makeBadLinesFolder(folder) : null;
  if (badFolder !== null) await writeBadLines(folder, badFolder, bad);

  const todayThere = today ?? dependencies.clock.dayIn(settings.timezone);
  const recording: Recording = {
    ...{ folder, known, log, bad, survey: surveyed, report, dependencies },
    ...{ firstDay: firstDayOf(known, todayThere), today: todayThere },
  };
  if (networkId === null) {
    await keepImportSecret(rows, { networkId: ids.networkId, ref: settings.networkRef }, secret);
    await dependencies.inBulk(async (send, store) => {
      const inMemory = { ...recording, log: log.over(store), dependencies: { ...dependencies, send, store } };
      await foundNetwork(inMemory, settings);
      await recordFolder(inMemory);
    });
  } else {
    known.signedIn = await dependencies.signedIn(known.roll.people());
    await compareNetwork(recording, settings, facts, lineOf);
    await recordFolder(recording);
  }
  await closeReport(recording, badFolder, skipBadLines);
  return report;
}

/** Of a network that this folder founds. */
const moneyOf = (settings: NetworkSettings | null): Money | null =>
  settings && { currency: settings.currency, decimals: decimalsOf(settings.currency) };

async function ensureNetworkJson(folder: string): Promise<void> {
  if (await isThere(join(folder, networkFile))) return;
  const problem = (await isThere(folder)) ? 'the file is missing' : `there is no folder ${folder}`;
  const report = emptyReport(null, []);
  throw new ImportRefused({ ...report, bad: [{ file: networkFile, line: 1, column: '$', problem }] }, false);
}

/** A line that was refused while others were recorded is bad too: somebody changed something at the same time. */
async function closeReport(
  { folder, bad, report }: Recording,
  badFolder: string | null,
  skipBadLines: boolean,
): Promise<void> {
  const refused = bad.list().length - report.bad.length;
  report.bad = bad.list();
  if (refused > 0 && !skipBadLines) throw new ImportRefused(report, true);
  if (report.bad.length === 0) return;
  const path = badFolder ?? (await makeBadLinesFolder(folder));
  if (refused > 0) await writeBadLines(folder, path, bad);
  report.notices.push(`The bad lines are in ${path}: mend them there and import that folder.`);
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
});

/** The earliest day of a meeting, referral, thanks or one-to-one; without any, of a membership; never later than today. */
function firstDayOf({ earliestDay, roll }: Knowledge, today: Day): Day {
  const day = earliestDay ?? roll.firstJoined();
  return day === null || day > today ? today : day;
}
