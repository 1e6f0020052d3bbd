import { createServer as createHttp } from 'node:http';
import { type AddressInfo, type Server, createServer as createTcp } from 'node:net';
import { LogUnreachable } from '@relais/event-sourcing';
import { KurrentDbCluster } from '../../../../test/doubles/kurrentdb/kurrentdb-cluster';
import { KurrentConnection } from './kurrent-connection';
import { LogRefused, explain, probe } from './kurrent-probe';
import { endOfLog } from './kurrent-reads';

let cluster: KurrentDbCluster;
beforeEach(async () => {
  cluster = await KurrentDbCluster.start();
});
afterEach(() => {
  cluster.stop();
});

const ofAda = () => cluster.url.replace('://', '://ada:secret@');

/** The address of a server that is no KurrentDB, while it runs. */
async function beside<T>(server: Server, run: (url: string) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await run(`kurrentdb://127.0.0.1:${String(port)}?tls=false`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('A KurrentDB that cannot be used', () => {
  it('for want of the right to read $all names server, user and right, and not the password', async () => {
    cluster.leader.troubles.plan('read', { kind: 'refused' });
    cluster.leader.troubles.plan('subscribe', { kind: 'refused' });
    const connection = new KurrentConnection(ofAda());
    const failure = await connection.persistently(1000, endOfLog).catch((error: unknown) => error as Error);
    expect(failure).toBeInstanceOf(LogRefused);
    expect(String(failure)).toContain(
      `at 127.0.0.1:${String(cluster.leader.port)} does not let ada read $all`,
    );
    expect(String(failure)).toContain('"$r":["$admins","ada"]');
    expect(String(failure)).not.toContain('secret');
    await connection.close();
  });

  it('for want of another right says so', async () => {
    cluster.leader.troubles.plan('read', { kind: 'refused' });
    const connection = new KurrentConnection(ofAda());
    await expect(connection.persistently(1000, endOfLog)).rejects.toThrow('does not let ada do this');
    await connection.close();
  });

  it('because of a wrong password says so', async () => {
    cluster.leader.troubles.plan('subscribe', { kind: 'wrong-password' });
    const failure = await probe(ofAda()).catch((error: unknown) => error as Error);
    expect(failure).toBeInstanceOf(LogRefused);
    expect(String(failure)).toContain('does not accept the password of ada');
  });

  it('because nothing listens there says so', async () => {
    const { url } = cluster;
    cluster.stop();
    const failure = await probe(url).catch((error: unknown) => error as Error);
    expect(failure).toBeInstanceOf(LogUnreachable);
    expect(String(failure)).toContain('nothing listens there');
  });

  it('because its name is not known says so', async () => {
    await expect(probe('kurrentdb://nowhere.invalid:2113?tls=false')).rejects.toThrow(
      'this name is not known',
    );
  });

  it.each([
    ['a web server', () => createHttp((_, answer) => answer.end('hello'))],
    [
      'a server of another protocol',
      () => createTcp((socket) => socket.on('data', () => socket.destroy()).on('error', () => 0)),
    ],
  ])('because it is %s says so', async (_, make) => {
    await beside(make(), (url) => expect(probe(url)).rejects.toThrow('what listens there is no KurrentDB'));
  });

  it('with TLS where the server has none says so', async () => {
    await expect(probe(cluster.url.replace('?tls=false', ''))).rejects.toThrow('tls=');
  });

  it('for a reason of the moment is told with what the client said', async () => {
    const failure = await explain(cluster.url, new Error('too slow'));
    expect(failure).toBeInstanceOf(LogUnreachable);
    expect(failure.message).toContain('too slow');
  });
});

describe('The version of a KurrentDB', () => {
  it.each([
    ['24.2.0', true],
    ['24.10.4', true],
    ['25.0.1', false],
    ['26.1.0', false],
  ])('%s gives a warning: %s', async (version, isOld) => {
    cluster.version = version;
    const warning = await probe(cluster.url);
    expect(warning === null).toBe(!isOld);
    if (isOld) expect(warning).toContain(`v${version}`);
  });
});
