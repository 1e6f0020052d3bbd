import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import {
  KurrentDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  UnavailableError,
  WrongExpectedVersionError,
  excludeSystemEvents,
  jsonEvent,
} from '@kurrent/kurrentdb-client';
import { KurrentDbCluster } from './kurrentdb-cluster';

let cluster: KurrentDbCluster;
let client: KurrentDBClient;
beforeAll(async () => {
  cluster = await KurrentDbCluster.start();
  client = KurrentDBClient.connectionString(cluster.url);
});
afterAll(async () => {
  await client.dispose();
  cluster.stop();
});

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const tried = () => jsonEvent({ type: 'Tried', data: { text: 'é' }, metadata: { by: 'me' } });

const between = { commit: 4097n, prepare: 4097n };
const pastTheEnd = { commit: 1_000_000_000n, prepare: 1_000_000_000n };

describe('A node of the stand-in', () => {
  // The client appends one by one when it is given credentials, else in batches.
  it.each([
    ['one by one', { credentials: { username: 'admin', password: 'changeit' } }],
    ['in batches', {}],
  ])('takes appends %s', async (_, options) => {
    const stream = `test-${crypto.randomUUID()}`;
    const events = [tried(), tried()];
    const append = () => client.appendToStream(stream, events, { ...options, streamState: NO_STREAM });
    const first = await append();
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await append()).toEqual(first);
    await expect(
      client.appendToStream(stream, tried(), { ...options, streamState: NO_STREAM }),
    ).rejects.toThrow(WrongExpectedVersionError);

    const read = await gathered(client.readStream(stream));
    expect(read.map(({ event }) => event?.id)).toEqual(events.map(({ id }) => id));
    expect(read[1]?.event).toMatchObject({ data: { text: 'é' }, metadata: { by: 'me' }, revision: 1n });
    expect(read[1]?.event?.position).toEqual(first.position);
  });

  it('reads the whole log from a position, forwards with it and backwards without', async () => {
    const all = await gathered(client.readAll({}));
    const middle = all[2]?.event?.position;
    const read = async (direction: 'forwards' | 'backwards') =>
      (await gathered(client.readAll({ direction, fromPosition: middle ?? 'start' }))).map(
        ({ event }) => event?.id,
      );
    const ids = all.map(({ event }) => event?.id);
    expect(await read('forwards')).toEqual(ids.slice(2));
    expect(await read('backwards')).toEqual(ids.slice(0, 2).reverse());
  });

  it('reads nothing forwards from a position past the end', async () => {
    expect(await gathered(client.readAll({ fromPosition: pastTheEnd }))).toEqual([]);
  });

  it.each([
    ['forwards', between],
    ['backwards', between],
    ['backwards', pastTheEnd],
  ] as const)('is unavailable to a reader who asks %s from where no record begins', async (direction, at) => {
    await expect(gathered(client.readAll({ direction, fromPosition: at }))).rejects.toThrow(UnavailableError);
  });

  it('refuses a subscription to a position at which no record begins', async () => {
    const [error] = (await once(client.subscribeToAll({ fromPosition: between }), 'error')) as [Error];
    expect(error.message).toContain('Trying to read from an invalid position.');
  });

  it('takes 1 MiB in one append by default, as servers up to 25.0', async () => {
    const append = (bytes: number) =>
      client.appendToStream(
        `test-${crypto.randomUUID()}`,
        jsonEvent({ type: 'Tried', data: { text: 'x'.repeat(bytes) } }),
      );
    await append(1000 * 1024);
    await expect(append(1024 * 1024)).rejects.toThrow(MaxAppendSizeExceededError);
  });

  it('breaks the stream of batches at a message of 16 MiB, with all that is on its way', async () => {
    const data = { text: 'x'.repeat(16 * 1024 * 1024) };
    cluster.leader.troubles.plan('append', { kind: 'silence' });
    const [large, small] = await Promise.allSettled([
      client.appendToStream('test-large', jsonEvent({ type: 'Tried', data })),
      client.appendToStream('test-small', tried()),
    ]);
    for (const outcome of [large, small])
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: status.RESOURCE_EXHAUSTED } });
  });

  it.each([
    ['24.2.0', 18446744073709551615n, []],
    ['25.0.1', 0n, [expect.any(BigInt)]],
  ] as const)(
    'of version %s says %d when nothing passes the filter of a subscription',
    async (version, at, later) => {
      const empty = await KurrentDbCluster.start();
      empty.version = version;
      const own = KurrentDBClient.connectionString(empty.url);
      const checkpoints: bigint[] = [];
      const subscription = own.subscribeToAll({
        filter: excludeSystemEvents({
          checkpointReached: (_, { commit }) => void checkpoints.push(commit),
        }),
      });
      await once(subscription, 'caughtUp');
      expect(checkpoints).toEqual([at]);
      await own.appendToStream('test-1', Array.from({ length: 40 }, tried));
      for (let read = 0; read < 40;) {
        if (subscription.read() === null) await once(subscription, 'readable');
        else read += 1;
      }
      expect(checkpoints.slice(1)).toEqual(later);
      await own.dispose();
      empty.stop();
    },
  );

  it('counts the subscriptions that are open', async () => {
    const subscription = client.subscribeToAll();
    await once(subscription, 'confirmation');
    expect(cluster.leader.subscribers).toBe(1);
    await subscription.unsubscribe();
    while (cluster.leader.subscribers > 0) await sleep(5);
  });
});
