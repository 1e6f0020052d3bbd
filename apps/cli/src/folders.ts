import { type ImportReport, ImportRefused, badLineText, exportFolder, importFolder } from '@relais/exchange';
import { noteInAudit } from '@relais/identity';
import { importDependencies } from '@relais/installation';
import type { NetworkId } from '@relais/contracts';
import type { Output } from './output';
import { type Session, inSession, networkOf } from './session';

/** Exit code 1 when there were bad lines that were not to be skipped, or it was interrupted. */
export async function importNetwork(folder: string, skipBadLines: boolean, output: Output): Promise<void> {
  try {
    const report = await inSession(async (session) => {
      const report = await importFolder(
        folder,
        importDependencies(session.installation, session.commands, ({ file, lines, of }) => {
          output.progress(`${file}: ${String(lines)}${of === undefined ? '' : ` of ${String(of)}`} lines`);
        }),
        { skipBadLines },
      ).catch(interrupted);
      await note(session, report.networkId, 'imported');
      return report;
    });
    output.progressEnds();
    tell(report, output);
    output.answer(report, [`recorded: ${counts(report.recorded)}`, `unchanged: ${counts(report.unchanged)}`]);
  } catch (error) {
    output.progressEnds();
    if (!(error instanceof ImportRefused)) throw error;
    tell(error.report, output);
    output.refusal(error.report, refusalOf(error));
    process.exitCode = 1;
  }
}

function refusalOf({ report, hasRecorded }: ImportRefused): string {
  const { length } = report.bad;
  const lines = `${String(length)} bad ${length === 1 ? 'line' : 'lines'}`;
  return hasRecorded
    ? `Everything but ${lines} is recorded. Correct them and import the folder again: nothing is recorded twice.`
    : `Nothing was recorded: ${lines}.`;
}

/** What was recorded before stays. */
function interrupted(error: unknown): never {
  if (error instanceof ImportRefused) throw error;
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(
    `The import was interrupted: ${why}\nSome of the folder may be recorded. Import it again: it goes on, and nothing is recorded twice.`,
    { cause: error },
  );
}

/** Writes a network into a folder in the import format. */
export async function exportNetwork(folder: string, ref: string, output: Output): Promise<void> {
  const networkId = await inSession(async (session) => {
    const { store, vault, database } = session.installation;
    const network = await networkOf(session, ref);
    await exportFolder(network.networkId, folder, { store, vault, rows: database.engine.manager });
    await note(session, network.networkId, 'exported');
    return network.networkId;
  });
  output.answer({ networkId, folder }, [`written: ${folder}`]);
}

/** For the network's organisers, who see it in the journal. */
const note = (
  { installation }: Session,
  networkId: NetworkId,
  what: 'imported' | 'exported',
): Promise<void> =>
  noteInAudit(installation.database.engine.manager, { networkId, what, about: null, byId: null });

function tell(report: ImportReport | ImportRefused['report'], output: Output): void {
  for (const notice of report.notices) output.notice(notice);
  for (const bad of report.bad) output.notice(badLineText(bad));
  for (const { file, line, ref, column } of report.changed) {
    output.notice(
      `${file}:${String(line)}: ${column}: ${ref} says something else than what is recorded; left alone`,
    );
  }
}

const counts = (of: ImportReport['recorded']): string =>
  Object.entries(of)
    .map(([what, lines]) => `${String(lines)} ${what}`)
    .join(', ');
