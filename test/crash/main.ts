import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { removeAbandonedServers } from '../support/servers/abandoned-servers';
import { type Outcome, runCrashTest } from './crash-test';
import { type LogName, testedLogs } from './tested-logs';

const usage = `Usage: npm run hunt -- [--events 2000000] [--peer-events 50000] [--seed 1] [--kill-every SECONDS] [--only ${Object.keys(testedLogs).join(',')}]`;

/** Looks for lost events in the log of this project, then in the others: a crash test that finds nothing there is blind. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '2000000' },
      'peer-events': { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      'kill-every': { type: 'string', default: '3' },
      only: { type: 'string', default: Object.keys(testedLogs).join(',') },
    },
  });
  const names = values.only.split(',').filter((name): name is LogName => name in testedLogs);
  const [events, peerEvents, killEveryS] = [values.events, values['peer-events'], values['kill-every']].map(
    Number,
  ) as [number, number, number];
  if (names.length === 0 || !(Math.min(events, peerEvents, killEveryS) > 0)) throw new Error(usage);

  const stopping = new AbortController();
  for (const received of ['SIGINT', 'SIGTERM'] as const)
    process.on(received, () => {
      stopping.abort(new Error('Stopped.'));
    });
  await removeAbandonedServers();
  print(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}\n`);
  print(
    `3 writer processes, 64 callers, every 20th transaction held open for 5 to 50 ms, kill -9 every ${killEveryS} s, seed ${values.seed}\n`,
  );
  print('| log | events | time | killed | missed | duplicated | reordered | holes | acknowledged, lost |');
  print('| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |');
  let isFine = true;
  const sentences: string[] = [];
  for (const name of names) {
    const { isKnownToLose } = testedLogs[name];
    const outcome = await runCrashTest(name, {
      seen: (position) => process.stderr.write(`… ${position} seen\n`),
      events: isKnownToLose ? peerEvents : events,
      seed: values.seed,
      killEveryMs: killEveryS * 1000,
      signal: stopping.signal,
    });
    print(row(outcome));
    isFine &&= isKnownToLose ? outcome.missed > 0 : isClean(outcome);
    sentences.push(...outcome.others.map((sentence) => `- ${outcome.title}: ${sentence}`));
  }
  if (sentences.length > 0) print(`\n${sentences.join('\n')}`);
  print(
    `\n${isFine ? 'Nothing was lost where nothing may be; the crash test can see losses.' : 'FOUND: see above.'}`,
  );
  return isFine ? 0 : 1;
}

const isClean = ({ missed, duplicated, reordered, holes, lost, others }: Outcome): boolean =>
  missed + duplicated + reordered + holes + lost + others.length === 0;

function row({ title, events, seconds, kills, ...found }: Outcome): string {
  const killed = Object.entries(kills).map(([kind, count]) => `${count} × ${kind}`);
  const { missed, duplicated, reordered, holes, lost } = found;
  const share = missed > 0 ? ` (${((100 * missed) / events).toFixed(2)} %)` : '';
  const cells = [title, events, `${seconds.toFixed(0)} s`, killed.join(', '), `${missed}${share}`];
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
