import { KurrentDbCluster } from '../../../test/doubles/kurrentdb/kurrentdb-cluster';
import { openEventStore } from './open-event-store';

let cluster: KurrentDbCluster;
beforeEach(async () => {
  cluster = await KurrentDbCluster.start();
});
afterEach(() => {
  cluster.stop();
  jest.restoreAllMocks();
});

/** Beside a PostgreSQL that is not there: it is not asked for this. */
const open = () =>
  openEventStore({
    eventStoreUrl: cluster.url,
    databaseUrl: 'postgres://127.0.0.1:1/relais',
    hashKey: Buffer.alloc(32),
  });

const written = async (run: () => Promise<unknown>): Promise<string> => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await run();
  return write.mock.calls.map(([line]) => String(line)).join('');
};

describe('A log in KurrentDB', () => {
  it('is not opened where the user may not read it', async () => {
    cluster.leader.troubles.plan('subscribe', { kind: 'refused' });
    await expect(open()).rejects.toThrow('read $all');
    cluster.leader.troubles.plan('subscribe', { kind: 'wrong-password' });
    await expect(open()).rejects.toThrow('password');
  });

  it.each([
    ['24.2.0', 'v24.2.0'],
    ['25.0.1', null],
  ])('of version %s is opened, with %s in a warning', async (version, warning) => {
    cluster.version = version;
    const log = await written(async () => (await open()).close());
    if (warning === null) expect(log).toBe('');
    else expect(log).toContain(warning);
  });

  it('that cannot be reached is opened, as it may come later', async () => {
    cluster.leader.stop();
    const log = await written(async () => (await open()).close());
    expect(log).toBe('');
  });
});
