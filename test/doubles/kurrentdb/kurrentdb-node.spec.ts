import { KurrentDBClient, NO_STREAM, WrongExpectedVersionError, jsonEvent } from '@kurrent/kurrentdb-client';
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

  it('refuses a position where no record begins', async () => {
    const position = { commit: 4097n, prepare: 4097n };
    await expect(gathered(client.readAll({ fromPosition: position }))).rejects.toThrow();
  });
});
