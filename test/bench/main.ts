import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, startOrJoin } from '@relais/database';
import { PostgresEventStore } from '@relais/event-store';
import { rows } from '@relais/installation';
import { PlainInserts, relaisRound } from './appends';
import { type Round, median } from './rounds';

const rounds = 3;
const roundMs = 4000;
const warmUpMs = 1500;

/** Durable appends of one fact each, against single-row prepared inserts on the same server, in turn. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'relais-bench-'));
  const server = await startOrJoin(folder);
  try {
    const database = await Database.open(server.url, rows);
    const store = new PostgresEventStore(server.url, Buffer.alloc(32));
    const [machine] = cpus();
    const [{ fsync, version } = { fsync: '?', version: '?' }] = await database.engine.query<
      { fsync: string; version: string }[]
    >(`select current_setting('fsync') as fsync, current_setting('server_version') as version`);
    print(
      `${String(cpus().length)} × ${machine?.model ?? 'unknown'}, Node ${process.versions.node}, PostgreSQL ${version}, fsync ${fsync}`,
    );
    print(`median of ${String(rounds)} alternating rounds of ${String(roundMs / 1000)} s; latencies in ms\n`);
    print('| callers | Relais appends/s | p50 | p99 | pg inserts/s | p50 | p99 | ratio |');
    print('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
    for (const callers of [1, 16, 64]) await compare(store, server.url, callers);
    await store.close();
    await database.close();
  } finally {
    await server.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(store: PostgresEventStore, url: string, callers: number): Promise<void> {
  const plain = await PlainInserts.open(url, callers);
  await relaisRound(store, callers, warmUpMs);
  await plain.round(callers, warmUpMs);
  const ours: Round[] = [];
  const theirs: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await relaisRound(store, callers, roundMs));
    theirs.push(await plain.round(callers, roundMs));
  }
  await plain.close();
  const middle = (all: readonly Round[], key: keyof Round) => median(all.map((round) => round[key]));
  const ratio = median(
    ours.map(({ perSecond }, round) => perSecond / (theirs[round]?.perSecond ?? Number.NaN)),
  );
  const figures = [ours, theirs].flatMap((all) => [
    middle(all, 'perSecond').toFixed(0),
    middle(all, 'p50').toFixed(2),
    middle(all, 'p99').toFixed(2),
  ]);
  print(`| ${[String(callers), ...figures, `${ratio.toFixed(2)} ×`].join(' | ')} |`);
}

const print = (line: string) => process.stdout.write(`${line}\n`);

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
