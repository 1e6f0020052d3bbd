import { parseArgs } from 'node:util';
import { removeAbandonedServers } from '../abandoned-servers';
import { type Outcome, hunt } from './hunt';
import { type LogName, huntedLogs } from './hunted-log';

const usage = `Usage: npm run hunt -- [--events 2000000] [--peer-events 100000] [--seed 1] [--kill-every SECONDS] [--only ${Object.keys(huntedLogs).join(',')}]`;

/** Hunts lost facts in the log of this project, then in the others: a hunt that finds nothing there is blind. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '2000000' },
      'peer-events': { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      'kill-every': { type: 'string', default: '3' },
      only: { type: 'string', default: Object.keys(huntedLogs).join(',') },
    },
  });
  const names = values.only.split(',').filter((name): name is LogName => name in huntedLogs);
  const [events, peerEvents, everyS] = [values.events, values['peer-events'], values['kill-every']].map(
    Number,
  );
  if (names.length === 0 || !(events! > 0) || !(peerEvents! > 0) || !(everyS! > 0)) throw new Error(usage);

  const stopping = new AbortController();
  for (const received of ['SIGINT', 'SIGTERM'] as const)
    process.on(received, () => {
      stopping.abort(new Error('Stopped.'));
    });
  await removeAbandonedServers();
  print(
    `3 writer processes, 64 callers, every 20th transaction held open for 5 to 50 ms, kill -9 every ${everyS} s, seed ${values.seed}\n`,
  );
  print('| log | facts | time | killed | missed | duplicated | reordered | holes | acknowledged, lost |');
  print('| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |');
  let isFine = true;
  for (const name of names) {
    const isOurs = name === 'relais';
    const outcome = await hunt(name, {
      facts: (isOurs ? events : peerEvents) ?? 0,
      seed: values.seed,
      killEveryMs: (everyS ?? 0) * 1000,
      signal: stopping.signal,
    });
    print(row(outcome));
    isFine &&= isOurs ? isClean(outcome) : outcome.missed > 0;
    for (const sentence of outcome.others) process.stderr.write(`${outcome.title}: ${sentence}\n`);
  }
  print(`\n${isFine ? 'Nothing was lost where nothing may be; the hunt sees.' : 'FOUND: see above.'}`);
  return isFine ? 0 : 1;
}

const isClean = ({ missed, duplicated, reordered, holes, lost, others }: Outcome): boolean =>
  missed + duplicated + reordered + holes + lost + others.length === 0;

function row({ title, facts, seconds, kills, ...found }: Outcome): string {
  const killed = Object.entries(kills).map(([kind, count]) => `${count} × ${kind}`);
  const { missed, duplicated, reordered, holes, lost } = found;
  const share = missed > 0 ? ` (${((100 * missed) / facts).toFixed(2)} %)` : '';
  const cells = [title, facts, `${seconds.toFixed(0)} s`, killed.join(', '), `${missed}${share}`];
  return `| ${[...cells, duplicated, reordered, holes, lost].join(' | ')} |`;
}

const print = (line: string) => process.stdout.write(`${line}\n`);

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
