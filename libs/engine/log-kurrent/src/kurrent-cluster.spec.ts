import { KurrentFixture, listen, record } from '../../../../test/support/kurrent-log.fixture';

let fixture: KurrentFixture;
beforeEach(async () => {
  fixture = await KurrentFixture.open(3);
});
afterEach(() => fixture.close());

describe('A cluster of KurrentDB', () => {
  const nodes = () =>
    fixture.cluster.nodes as [(typeof fixture.cluster.nodes)[0], ...typeof fixture.cluster.nodes];

  it('is read and written by its leader, which an election may change', async () => {
    const store = fixture.store();
    const ids: string[] = [];
    for (const leader of [...nodes(), ...nodes()]) {
      fixture.cluster.leader = leader;
      ids.push(await record(store));
      expect((await store.readAll(0, 100)).map(({ id }) => id)).toEqual(ids);
      expect(await store.lastPosition()).toBe((await store.readAll(0, 100)).at(-1)?.position);
    }
  });

  it('is read and written on when its leader has died', async () => {
    const store = fixture.store();
    const stream = await record(store).then(async () => (await store.readAll(0, 1))[0]?.stream ?? '');
    expect(await store.readStream(stream)).toHaveLength(1);
    for (const [n, node] of nodes().slice(0, 2).entries()) {
      node.stop();
      fixture.cluster.leader = nodes()[n + 1]!;
      expect(await store.readStream(stream)).toHaveLength(1);
      await record(store);
    }
    expect(await store.readAll(0, 10)).toHaveLength(3);
  }, 30_000);

  it('goes on with every subscription when its leader has died', async () => {
    const store = fixture.store();
    const ids = [await record(store)];
    const { until, leave } = listen(store);
    await until(1);
    nodes()[0].stop();
    fixture.cluster.leader = nodes()[1]!;
    for (let n = 0; n < 5; n++) ids.push(await record(store));
    expect(await until(6)).toEqual(ids);
    await leave();
  }, 30_000);

  it('is one log, by whichever node one asks', async () => {
    const { port } = nodes()[2]!;
    const alone = fixture.store(`kurrentdb://127.0.0.1:${String(port)}?tls=false`);
    const [identity, ...others] = await Promise.all(
      [fixture.store(), fixture.store(), alone].map((store) => store.identity()),
    );
    expect(identity).toMatch(/^kurrentdb:[0-9a-f-]{36}$/);
    expect(others).toEqual([identity, identity]);
    expect(await alone.readAll(0, 10)).toEqual([]);
    expect(await alone.lastPosition()).toBe(0);
  });
});
