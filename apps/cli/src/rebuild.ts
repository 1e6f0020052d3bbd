import { Refusal } from '@relais/event-sourcing';
import { type Projection, type Reached, rebuild } from '@relais/projections';
import type { Terminal } from './terminal';
import { Pace, events, rate } from './pace';
import { untilTold } from './session';

type Asked = Readonly<{ afresh: boolean; terminal: Terminal }>;

/** Rebuilds one read model or all of them, one after the other; after an interruption it continues the next time. */
export async function rebuildReadModels(
  name: string | undefined,
  { afresh, terminal }: Asked,
): Promise<void> {
  const done = await untilTold(terminal, async ({ store, database, projections }, signal) => {
    const chosen = name === undefined ? projections : [findProjection(name, projections)];
    const rebuilt = [];
    for (const projection of chosen) {
      const begin = performance.now();
      const progress = teller(projection.name, terminal);
      const one = await rebuild(projection, { store, database, afresh, progress, signal });
      terminal.progressEnds();
      rebuilt.push({ ...one, seconds: (performance.now() - begin) / 1000 });
    }
    return rebuilt;
  });
  terminal.answer(
    { projections: done },
    done.flatMap(({ projection, position, events: count, seconds, resumedAt, stopped, isFast }) => [
      `${projection}: rebuilt up to ${events(position)} in ${seconds.toFixed(1)} s (${resumedAt ? `went on from ${resumedAt.phase}` : rate(count / seconds)})`,
      ...(isFast ? [] : ['  some of it was done again, the slow way']),
      ...(stopped === 0 ? [] : [`  ${String(stopped)} networks are stopped; see relais status`]),
    ]),
  );
}

function findProjection(name: string, projections: readonly Projection[]): Projection {
  const found = projections.find((projection) => projection.name === name);
  if (found) return found;
  const known = projections.map((projection) => projection.name).join(', ');
  throw new Refusal('unknown-read-model', `There is no read model ${name}. There are: ${known}.`);
}

/** Tells of each phase how far and how fast it is. */
export function teller(name: string, terminal: Terminal): (reached: Reached | 'waits-for-readers') => void {
  let phase = '';
  let pace = new Pace();
  return (reached) => {
    if (reached === 'waits-for-readers') {
      terminal.progress(`${name}: ready; waits for a reader of the old version`);
      return;
    }
    if (reached.phase !== phase) [phase, pace] = [reached.phase, new Pace()];
    terminal.progress(`${name}: ${phase}, ${pace.says(reached)}`);
  };
}
