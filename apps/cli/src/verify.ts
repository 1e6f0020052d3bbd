import { knownEvents } from '@relais/installation';
import { sharedRefs } from '@relais/networks';
import { type Difference, type Verified, type VerifiedLog, verify, verifyLog } from '@relais/projections';
import type { Terminal } from './terminal';
import { Pace, events } from './pace';
import { teller } from './rebuild';
import { untilTold } from './session';

/** Checks the log and recomputes every read model; exit code 1 when something is not as it must be. */
export async function verifyAll(terminal: Terminal): Promise<void> {
  const found = await untilTold(terminal, async ({ store, database, projections }, signal) => {
    const pace = new Pace();
    const log = await verifyLog(store, knownEvents, {
      progress: (reached) => {
        terminal.progress(`log: ${pace.says(reached)}`);
      },
      signal,
      further: sharedRefs(),
    });
    const readModels: Verified[] = [];
    for (const projection of projections)
      readModels.push(
        await verify(projection, { store, database, signal, progress: teller(projection.name, terminal) }),
      );
    terminal.progressEnds();
    return { log, readModels };
  });
  const sound = found.log.count === 0 && found.readModels.every(isSame);
  terminal.answer({ sound, ...found }, [...logLines(found.log), ...found.readModels.flatMap(linesOf)]);
  if (!sound) terminal.fails();
}

const isSame = ({ faults, differences }: Verified): boolean =>
  faults.length === 0 && differences.length === 0;

const logLines = ({ position, count, faults }: VerifiedLog): string[] => [
  `log: ${count === 0 ? `sound up to ${events(position)}` : `${events(count)} faults`}`,
  ...faults.map((fault) => `  ${fault}`),
];

const linesOf = (verified: Verified): string[] => [
  `${verified.projection}: ${isSame(verified) ? `equals its events up to ${events(verified.position)}` : 'differs from its events'}`,
  ...verified.faults.map((fault) => `  ${fault}`),
  ...verified.differences.flatMap(({ table, count, first }) => [
    `  ${table}: ${events(count)} ${count === 1 ? 'row differs' : 'rows differ'}`,
    ...first.flatMap(differenceLines),
  ]),
];

const differenceLines = ({ key, live, recomputed }: Difference): string[] => [
  `    ${JSON.stringify(key)}`,
  `      live       ${live ? JSON.stringify(live) : 'missing'}`,
  `      recomputed ${recomputed ? JSON.stringify(recomputed) : 'not there'}`,
];
