import type { Day } from '@relais/contracts';
import { fold } from '@relais/event-sourcing';
import { keepImportSecret, keepMergedPersons, network } from '@relais/networks';
import { type CheckOptions, type CheckedFolder, inTurnOf } from './checked-folder';
import type { ImportDependencies, Recording } from './import-context';
import { ImportRefused, type ImportReport } from './import-report';
import { makeBadLinesFolder, writeBadLines } from './reading/bad-lines-folder';
import { recordFolder } from './record-folder';
import { adoptLaterCharters, compareNetwork, foundNetwork } from './record-network';
import type { Knowledge } from './recorded/knowledge';

/** `skipBadLines`: records the good lines and writes the bad ones to a folder `…-bad-lines` beside the imported one. */
export type ImportOptions = CheckOptions &
  Readonly<{
    /** The first day of a network without any record; the network's today unless given. */
    today?: Day;
  }>;

/**
 * Imports a folder of the import format: first reads and checks every line of every file, then records what is not recorded yet.
 * Importing twice, also at the same time or after an interrupted import, records nothing twice. Files are read as streams; memory holds
 * refs, days and what identifies people.
 * @throws ImportRefused with all bad lines, before anything is recorded, unless they are skipped; or with the lines that were refused
 * while others were recorded, because of a change at the same time
 * @throws Refusal `merge-…` before anything is recorded
 */
export function importFolder(
  folder: string,
  dependencies: ImportDependencies,
  options: ImportOptions,
): Promise<ImportReport> {
  return inTurnOf(folder, dependencies, options, (checked) =>
    recordChecked(folder, checked, dependencies, options),
  );
}

async function recordChecked(
  folder: string,
  checked: CheckedFolder,
  dependencies: ImportDependencies,
  { skipBadLines, today }: ImportOptions,
): Promise<ImportReport> {
  const { networkId, settings, secret, events, known, log, bad, survey, merges, report, lineOf } = checked;
  const { rows } = dependencies;
  const { ids } = known;
  const badFolder = report.bad.length > 0 ? await makeBadLinesFolder(folder) : null;
  if (badFolder !== null) await writeBadLines(folder, badFolder, bad);

  const todayThere = today ?? dependencies.clock.dayIn(settings.timezone);
  const recording: Recording = {
    ...{ folder, known, log, bad, survey, report, dependencies },
    ...{ firstDay: firstDayOf(known, todayThere), today: todayThere },
  };
  if (networkId === null)
    await keepImportSecret(rows, { networkId: ids.networkId, ref: settings.networkRef }, secret);
  await keepMergedPersons(rows, ids.networkId, merges.persons);
  if (networkId === null) {
    await dependencies.inBulk(async (send, store) => {
      const inMemory = {
        ...recording,
        log: log.withStore(store),
        dependencies: { ...dependencies, send, store },
      };
      await foundNetwork(inMemory, settings);
      await recordFolder(inMemory);
    });
  } else {
    known.signedIn = await dependencies.signedIn(networkId, known.folderMembers.people());
    await compareNetwork(recording, settings, events, lineOf);
    await adoptLaterCharters(recording, settings, fold(network, events).charters);
    await recordFolder(recording);
  }
  await closeReport(recording, badFolder, skipBadLines);
  return report;
}

/** A line that was refused while others were recorded is bad too: something changed at the same time. */
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
  report.notices.push(`The bad lines are in ${path}: correct them there and import that folder.`);
}

/** The earliest day of a meeting, referral, thanks or one-to-one; without any, of a membership; never later than today. */
function firstDayOf({ earliestDay, folderMembers }: Knowledge, today: Day): Day {
  const day = earliestDay ?? folderMembers.firstJoined();
  return day === null || day > today ? today : day;
}
