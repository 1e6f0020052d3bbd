import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startOrJoin } from '@relais/database';
import { referral } from '@relais/referrals';
import { type Answer, type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { KurrentDbCluster } from '../doubles/kurrentdb/kurrentdb-cluster';
import { endProcesses, installation, serverProcesses } from '../support/installations';

const unavailable = { status: 503, body: { status: 503, code: 'unavailable' } };
const timeoutMs = 60_000;

/** A Relais with a network of two, and what its callers do. */
async function opened(settings: Parameters<typeof startRelais>[0]) {
  const relais = await startRelais(settings);
  const network = await smallNetwork(relais, ['Ada', 'Karim']);
  const token = await relais.token(network.networkId, network.people['Ada']!);
  await relais.installation.readModels.waitFor(Number(network.position));
  return { relais, ...callersOf(relais, network, token) };
}

function callersOf(relais: RunningRelais, { networkId, people }: SmallNetwork, token: string) {
  const body = { networkId, receiverId: people['Karim'], passedOn: '2026-03-05', scope: 'inside' };
  return {
    pass: (id: string) => relais.ask('PUT', `/api/referrals/${id}`, { token, body }),
    members: (after = '0') =>
      relais.ask('GET', `/api/networks/${networkId}/members`, {
        token,
        headers: { 'relais-after': after },
      }),
    ready: () => relais.ask('GET', '/health/ready'),
    live: () => relais.ask('GET', '/health/live'),
    recorded: (id: string) => relais.installation.store.eventsOf(referral, id),
  };
}

async function within<T>(milliseconds: number, asked: Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await asked;
  expect(performance.now() - begun).toBeLessThan(milliseconds);
  return answer;
}

/** Asks until it is served. */
async function served(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status === 200) return answer;
    expect(answer.status).toBe(503);
    await sleep(100);
  }
}

describe('A Relais whose KurrentDB is away', () => {
  let cluster: KurrentDbCluster;
  let club: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    cluster = await KurrentDbCluster.start();
    club = await opened({ eventStoreUrl: cluster.url });
  });
  afterAll(async () => {
    await club.relais.stop();
    cluster.stop();
  });

  it(
    'refuses commands for the time being, goes on reading, and records once what is repeated',
    async () => {
      const [before, during] = [randomUUID(), randomUUID()];
      expect((await club.pass(before)).status).toBe(200);
      cluster.stop();
      expect(await within(1000, club.ready())).toMatchObject({ status: 503 });
      expect(await within(1000, club.live())).toMatchObject({ status: 200 });
      const refused = await within(20_000, club.pass(during));
      expect(refused).toMatchObject(unavailable);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect((await club.members()).status).toBe(200);

      await Promise.all(cluster.nodes.map((node) => node.start()));
      const { body } = await served(() => club.pass(during));
      expect(await club.recorded(during)).toHaveLength(1);
      expect(await club.recorded(before)).toHaveLength(1);
      await served(() => club.members(String(body['position'])));
      await served(() => club.ready());
    },
    timeoutMs,
  );
});

describe('A Relais whose own PostgreSQL', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let club: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    folder = await installation();
    server = await startOrJoin(folder);
    club = await opened({ databaseUrl: server.url });
  });
  afterAll(async () => {
    await club.relais.stop();
    await server.leave();
    await endProcesses();
  });

  it('has a full disk refuses commands for the time being, and reads', async () => {
    const id = randomUUID();
    await club.relais.sql(`
      create function fail() returns trigger language plpgsql as $$
        begin raise 'could not extend file: No space left on device' using errcode = '53100'; end $$;
      create trigger fail before insert on event for each statement execute function fail()`);
    const refused = await club.pass(id);
    expect(refused).toMatchObject(unavailable);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await club.members()).status).toBe(200);
    await club.relais.sql('drop trigger fail on event');
    expect((await club.pass(id)).status).toBe(200);
  });

  it(
    'dies waits for it, and goes on once it was started again',
    async () => {
      const id = randomUUID();
      const [postmaster = 0] = await serverProcesses(folder);
      process.kill(postmaster, 'SIGKILL');
      while ((await club.ready()).status === 200) await sleep(20);
      expect(await club.pass(id)).toMatchObject(unavailable);
      expect(await club.members()).toMatchObject(unavailable);
      expect(await within(1000, club.ready())).toMatchObject({ status: 503 });
      expect(await club.live()).toMatchObject({ status: 200 });
      await sleep(1000);
      expect(await serverProcesses(folder)).toEqual([]);

      const { url, leave } = await startOrJoin(folder);
      expect(url).toBe(server.url);
      const { body } = await served(() => club.pass(id));
      expect(await club.recorded(id)).toHaveLength(1);
      await served(() => club.members(String(body['position'])));
      await served(() => club.ready());
      await leave();
    },
    timeoutMs,
  );
});
