import { noteInAudit } from '@relais/access';
import type { NetworkId } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import {
  type CheckOptions,
  ImportRefused,
  type ImportReport,
  badLineText,
  checkFolder,
  exportFolder,
  importFolder,
} from '@relais/import-export';
import { importDependencies } from '@relais/installation';
import { lookAlikeNotices } from './look-alikes';
import type { Terminal } from './terminal';
import { type Session, inSession, networkOf } from './session';

/** Exit code 1 when there were bad lines that were not to be skipped, or it was interrupted. */
export async function importNetwork(
  folder: string,
  options: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  await tellingRefusals(folder, terminal, async () => {
    const report = await inSession(terminal, async (session) => {
      const dependencies = dependenciesOf(session, terminal);
      const report = await importFolder(folder, dependencies, options).catch(explainInterruption);
      await note(session, report.networkId, 'imported');
      return report;
    });
    terminal.progressEnds();
    tell(report, terminal);
    for (const notice of lookAlikeNotices(folder, report, true)) terminal.notice(notice);
    terminal.answer(report, [
      `recorded: ${counts(report.recorded)}`,
      `unchanged: ${counts(report.unchanged)}`,
    ]);
  });
}

/** Reads and checks a folder, and records nothing; exit code 1 when there are bad lines that are not to be skipped. */
export async function checkNetwork(folder: string, options: CheckOptions, terminal: Terminal): Promise<void> {
  await tellingRefusals(folder, terminal, async () => {
    const report = await inSession(terminal, (session) =>
      checkFolder(folder, dependenciesOf(session, terminal), options),
    );
    terminal.progressEnds();
    tell(report, terminal);
    for (const notice of lookAlikeNotices(folder, report, false)) terminal.notice(notice);
    terminal.answer(report, ['checked: nothing was recorded']);
  });
}

const dependenciesOf = ({ installation, commands }: Session, terminal: Terminal) =>
  importDependencies(installation, commands, ({ file, lines, of }) => {
    terminal.progress(`${file}: ${String(lines)}${of === undefined ? '' : ` of ${String(of)}`} lines`);
  });

async function tellingRefusals(folder: string, terminal: Terminal, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    terminal.progressEnds();
    if (!(error instanceof ImportRefused)) throw error;
    tell(error.report, terminal);
    for (const notice of lookAlikeNotices(folder, error.report, error.hasRecorded)) terminal.notice(notice);
    terminal.refusal(error.report, refusalOf(error));
    terminal.fails();
  }
}

function refusalOf({ report, hasRecorded }: ImportRefused): string {
  const { length } = report.bad;
  const lines = `${String(length)} bad ${length === 1 ? 'line' : 'lines'}`;
  return hasRecorded
    ? `Everything but ${lines} is recorded. Correct them and import the folder again: nothing is recorded twice.`
    : `Nothing was recorded: ${lines}.`;
}

/** Recorded events stay. */
function explainInterruption(error: unknown): never {
  if (error instanceof ImportRefused || error instanceof Refusal) throw error;
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(
    `The import was interrupted: ${why}\nSome of the folder may be recorded. Import it again: it goes on, and nothing is recorded twice.`,
    { cause: error },
  );
}

/** Writes a network into a folder in the import format. */
export async function exportNetwork(folder: string, ref: string, terminal: Terminal): Promise<void> {
  const networkId = await inSession(terminal, async (session) => {
    const { store, vault, database, clock } = session.installation;
    const network = await networkOf(session, ref);
    await exportFolder(network.networkId, folder, {
      ...{ store, vault, rows: database.engine.manager },
      today: (timezone) => clock.dayIn(timezone),
    });
    await note(session, network.networkId, 'exported');
    return network.networkId;
  });
  terminal.answer({ networkId, folder }, [`written: ${folder}`]);
}

/** An entry of the journal, for the network's organisers. */
const note = (
  { installation }: Session,
  networkId: NetworkId,
  what: 'imported' | 'exported',
): Promise<void> =>
  noteInAudit(installation.database.engine.manager, { networkId, what, about: null, byId: null });

function tell(report: ImportReport | ImportRefused['report'], terminal: Terminal): void {
  for (const notice of report.notices) terminal.notice(notice);
  for (const bad of report.bad) terminal.notice(badLineText(bad));
  for (const { file, line, ref, column } of report.changed) {
    terminal.notice(
      `${file}:${String(line)}: ${column}: ${ref} says something else than what is recorded; left alone`,
    );
  }
}

const counts = (of: ImportReport['recorded']): string =>
  Object.entries(of)
    .map(([what, lines]) => `${String(lines)} ${what}`)
    .join(', ');
