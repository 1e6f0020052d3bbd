import { Database } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import { projectionsWith, rows } from '@relais/installation';
import { PostgresEventStore } from '@relais/log-postgres';
import { ReadModels } from '@relais/projections';
import { Vault } from '@relais/vault';
import type { Bench, Line } from './bench';
import { type Contestant, type Result, contest } from './contest';
import { atMost, comparison, middle, tailLatency, withoutRatios } from './report/findings';
import { offered } from './report/rounds';
import { BenchReferrals } from './bench-referrals';

const perSecond = 1000;
const oneInSoMany = 10;
const restMs = 20;

export const visible: Line = {
  name: 'visible',
  title: 'From the commit to the read model',
  async run(bench) {
    const here = await watched(bench, 'same process', (_, own) => own);
    const there = await watched(
      bench,
      'another process',
      (url) => new PostgresEventStore(url, Buffer.alloc(32, 2)),
    );
    return {
      targets: [...here, ...there].map((result) =>
        atMost(`visible after (${result.name}): p99`, middle(result, tailLatency), 25, 'ms'),
      ),
      tables: [withoutRatios(comparison('written by', [...here, ...there]))],
      method:
        `From the answer of the append until \`ReadModels.waitFor\` says that every projection contains it. Idle: a referral every ${String(restMs)} ms. ` +
        `${String(perSecond)}/s: offered at that rate, every tenth watched. "Another process": readers that hear of events by PostgreSQL's notice alone.`,
    };
  },
};

/** Idle and busy, with read models that follow the log by the store that is given. */
async function watched(
  { freshDatabase, clocks, course, say }: Bench,
  name: string,
  storeOf: (url: string, own: EventStore) => EventStore,
): Promise<[Result, Result]> {
  const url = await freshDatabase();
  const database = await Database.open(url, rows);
  const referrals = new BenchReferrals(url);
  const store = storeOf(url, referrals.store);
  const readModels = new ReadModels(projectionsWith(new Vault(Buffer.alloc(32))), store, database);
  readModels.start();
  const latencyOfOne = async () => {
    const { position } = await referrals.pass();
    const recordedAt = performance.now();
    await readModels.waitFor(Number(position), 60_000);
    return performance.now() - recordedAt;
  };
  const idle: Contestant = {
    name: `${name}, idle`,
    round: (forMs) => offered(clocks, 1000 / restMs, forMs, latencyOfOne),
  };
  let begun = 0;
  const busy: Contestant = {
    name: `${name}, ${String(perSecond)}/s`,
    round: (forMs) =>
      offered(clocks, perSecond, forMs, async () => {
        if (begun++ % oneInSoMany === 0) return latencyOfOne();
        await referrals.pass();
        return null;
      }),
  };
  try {
    return (await contest([idle, busy], course, say)) as [Result, Result];
  } finally {
    await readModels.stop();
    await referrals.store.close();
    if (store !== referrals.store) await store.close();
    await database.close();
  }
}
