import { platform, release } from 'node:os';
import { configurationFrom, openInstallation } from '@relais/installation';
import type { Progress } from '@relais/projections';
import { ErasureClock } from '@relais/retention';
import type { Terminal } from './terminal';
import { linesOf as linesOfRetention } from './retention';

/** The positions of the read models and the parked networks, as they are: it waits for nothing and runs no projection. */
export async function status(terminal: Terminal): Promise<void> {
  const installation = await openInstallation(configurationFrom(terminal.environment), 'none');
  const { database, store, readModels } = installation;
  try {
    const position = await store.lastPosition();
    const projections = await readModels.progress();
    const [{ server_version: postgresql } = { server_version: 'unknown' }] =
      await database.engine.query<{ server_version: string }[]>('show server_version');
    const versions = { node: process.versions.node, postgresql, system: `${platform()} ${release()}` };
    const retention = await new ErasureClock(database, store).readNotes();
    terminal.answer({ position, projections, retention, versions }, [
      `log: position ${String(position)}`,
      ...projections.flatMap(linesOf),
      ...linesOfRetention(retention),
      ...Object.entries(versions).map(([what, version]) => `${what}: ${version}`),
    ]);
  } finally {
    await installation.close();
  }
}

/** What lies behind: positions, which are bytes in KurrentDB, and so a time as well. */
export const behind = ({ lag, lagSeconds }: Pick<Progress, 'lag' | 'lagSeconds'>): string => {
  if (lag === 0) return '0 behind';
  const time = lagSeconds === null ? 'nothing applied yet' : `${lagSeconds.toFixed(1)} s`;
  return `${String(lag)} ${lag === 1 ? 'position' : 'positions'} behind, ${time}`;
};

const linesOf = ({ projection, position, runners, stopped, ...lag }: Progress): string[] => [
  `${projection}: ${String(position)} (${behind(lag)}), run by ${String(runners)} ${runners === 1 ? 'process' : 'processes'}`,
  ...stopped.map(
    (network) =>
      `  network ${network.networkId} has been stopped since ${network.since} at ${String(network.position)}, ${network.type} ${network.eventId}: ${network.error}`,
  ),
];
