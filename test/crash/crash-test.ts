import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { query } from '../support/installations';
import { type Findings, findings } from './examination';
import type { TestedLog } from './tested-log';
import { type LogName, testedLogs } from './tested-logs';
import { CrashTestServer, holdTransactionsOpen } from './crash-test-server';
import { killUntil } from './kills';
import { Notes, lastLine } from './notes';
import { Pack } from './pack';

const writers = 3;
const callers = 64;
const quietMs = 1000;
/** A reader that was killed needs some time to come back. */
const quietShortOfTheEndMs = 20_000;
const maxWaitMs = 60_000;
const tellEveryMs = 30_000;
const lookEveryMs = 200;

/** `seen` hears now and then how far the reader has come. */
export type Options = Readonly<{
  events: number;
  seed: string;
  killEveryMs: number;
  signal: AbortSignal;
  seen: (position: number) => void;
}>;

/** `kills`: how often each kind of process was killed. */
export type Outcome = Findings & Readonly<{ title: string; seconds: number; kills: Record<string, number> }>;

/**
 * Writers write, readers and workers follow, and every few seconds one of them or PostgreSQL is killed; they are started again, PostgreSQL by Relais
 * itself; at the end the log, the notes of all and the projection are compared.
 */
export async function runCrashTest(name: LogName, options: Options): Promise<Outcome> {
  const log: TestedLog = testedLogs[name];
  const server = await CrashTestServer.open();
  const pack = new Pack(log.isKnownToLose);
  let telling: NodeJS.Timeout | undefined;
  const begun = performance.now();
  try {
    await log.prepare(server.url);
    await holdTransactionsOpen(server.url, log.table);
    const notes = {
      reader: join(server.folder, 'reader'),
      writers: Array.from({ length: writers }, (_, n) => join(server.folder, `writer-${n}`)),
    };
    for (const path of [notes.reader, ...notes.writers]) Notes.open(path);
    telling = setInterval(() => {
      options.seen(positionSeen(notes.reader));
    }, tellEveryMs);
    const { victims, written } = send(pack, server, name, notes, options);
    const { killEveryMs: everyMs, seed, signal } = options;
    const kills = await killUntil(written, victims, pack, server, { everyMs, seed, signal });
    const seconds = (performance.now() - begun) / 1000;
    const late = await caughtUp(log, server.url, notes.reader, signal);
    pack.end();
    const { others, ...counted } = await findings(server.url, log.events, notes);
    const more = (await log.examine?.(server.url)) ?? [];
    return {
      ...counted,
      title: log.title,
      seconds,
      kills,
      others: [...pack.faults, ...late, ...others, ...more],
    };
  } finally {
    clearInterval(telling);
    pack.end();
    await server.close();
  }
}

/** Starts everybody; `written` resolves when the writers are done. */
function send(
  pack: Pack,
  server: CrashTestServer,
  log: LogName,
  notes: Readonly<{ reader: string; writers: readonly string[] }>,
  { events, seed }: Options,
): Readonly<{ victims: readonly string[]; written: Promise<void> }> {
  const orders = () => ({ log, url: server.url, notes: notes.reader });
  const followers = testedLogs[log].isFollowed ? ['worker 1', 'worker 2'] : [];
  void pack.keep('reader', 'reader', orders);
  for (const name of followers) void pack.keep(name, 'worker', orders);
  const numbers = Array.from({ length: callers }, (_, caller) => caller);
  const done = notes.writers.map((path, n) =>
    pack.keep(`writer ${n + 1}`, 'writer', () => ({
      ...orders(),
      notes: path,
      seed,
      callers: numbers.filter((caller) => caller % writers === n),
      events: Math.ceil(events / callers),
    })),
  );
  return {
    victims: [...notes.writers.map((_, n) => `writer ${n + 1}`), 'reader', ...followers],
    written: Promise.all(done).then(() => undefined),
  };
}

/** Waits until the reader is quiet at the end, or for long, and the followers are there; one sentence when they do not get there. */
async function caughtUp(
  { events, isFollowed }: TestedLog,
  url: string,
  reader: string,
  signal: AbortSignal,
): Promise<string[]> {
  const [row] = await query(url, `select max("position")::float8 as last from (${events}) f`);
  const { last } = row as { last: number };
  let [size, quietSince] = [-1, performance.now()];
  const until = performance.now() + maxWaitMs;
  for (;;) {
    await sleep(lookEveryMs, undefined, { signal });
    const now = performance.now();
    if (statSync(reader).size !== size) [size, quietSince] = [statSync(reader).size, now];
    const isQuiet = now - quietSince > (positionSeen(reader) >= last ? quietMs : quietShortOfTheEndMs);
    if (isQuiet && ((await isFollowed?.(url)) ?? true)) return [];
    if (now > Math.max(until, quietSince + maxWaitMs))
      return ['The workers did not come to the end of the log.'];
  }
}

const positionSeen = (reader: string): number => Number(lastLine(reader)?.split('\t')[0] ?? 0);
