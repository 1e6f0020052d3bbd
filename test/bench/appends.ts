import { Database } from '@relais/database';
import { rows } from '@relais/installation';
import type { Bench, Line } from './bench';
import { type Contestant, type Result, contest } from './contest';
import { EmmettAppends } from './emmett-appends';
import { pgOfPeers } from './peers';
import { PlainInserts } from './plain-inserts';
import {
  atLeast,
  atMost,
  comparison,
  medianLatency,
  middle,
  ratio,
  tailLatency,
  throughput,
} from './report/findings';
import { measured } from './report/rounds';
import { BenchReferrals } from './bench-referrals';

const callers = 64;

export const appends: Line = {
  name: 'appends',
  title: 'Durable appends, 64 callers in one process',
  async run(bench) {
    const [relais, plain, emmett] = await raced(bench, callers);
    return {
      targets: [
        atLeast('64 callers: Relais ÷ pg inserts', ratio(relais, plain, throughput), 1.5, '×'),
        atLeast('64 callers: Relais ÷ emmett', ratio(relais, emmett, throughput), 6, '×'),
        atMost('64 callers: p99', middle(relais, tailLatency), 20, 'ms'),
      ],
      tables: [comparison('64 callers', [relais, plain, emmett])],
      method:
        'Relais: `EventStore.execute` with the decider of referrals – the command is decided as if its stream were new and the append sees whether it is, its content hashed under a key, ' +
        'one value sealed under a new key – one event on a new stream, with its vault rows in the same transaction. `pg`: the event alone, single-row prepared insert, autocommit, ' +
        'a connection per caller, a table with the columns and indexes of the log. emmett: the event alone, `appendToStream` on a pool of 64.',
    };
  },
};

export const oneCaller: Line = {
  name: 'one-caller',
  title: 'One caller',
  async run(bench) {
    const [relais, plain, emmett] = await raced(bench, 1);
    return {
      targets: [
        atMost('one caller: median latency, Relais ÷ pg insert', ratio(relais, plain, medianLatency), 2, '×'),
      ],
      tables: [comparison('one caller', [relais, plain, emmett])],
      method: 'As above, with one caller that waits for each append.',
    };
  },
};

async function raced(bench: Bench, callers: number) {
  const url = await bench.freshDatabase();
  await (await Database.open(url, rows)).close();
  const relais = new BenchReferrals(url);
  // One pool for both peers, a connection per caller; two would be more than the server's connections.
  const { Pool } = pgOfPeers();
  const pool = new Pool({ connectionString: url, max: callers });
  const plain = await PlainInserts.into(pool);
  const emmett = new EmmettAppends(url, pool);
  const contestant = (name: string, act: () => Promise<unknown>): Contestant => ({
    name,
    round: (forMs) => measured(bench.clocks, callers, forMs, act),
  });
  try {
    return (await contest(
      [
        contestant('Relais', () => relais.pass()),
        contestant('`pg` inserts', () => plain.insert()),
        contestant('emmett', () => emmett.append()),
      ],
      bench.course,
      bench.say,
    )) as [Result, Result, Result];
  } finally {
    await relais.store.close();
    await emmett.close();
    await pool.end();
  }
}
