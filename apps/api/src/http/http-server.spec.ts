import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { httpServer, timeouts } from './http-server';

const soon = { ...timeouts, headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 };
const many = { maxConnections: 100, maxConnectionsPerClient: 100, trustedProxies: [] };

describe('The server of HTTP', () => {
  let server: Server;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.close();
  });

  async function start(...settings: Parameters<typeof httpServer> extends [unknown, ...infer R] ? R : never) {
    server = httpServer(
      (request, response) => {
        request.resume().on('end', () => response.end('done'));
      },
      ...settings,
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
  }

  /** What comes until the server ends the connection. */
  function opened(): { socket: Socket; answer: Promise<string> } {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
    sockets.push(socket);
    socket.on('error', () => undefined);
    const pieces: string[] = [];
    socket.on('data', (piece: string) => pieces.push(piece));
    const answer = new Promise<string>((resolve) => {
      socket.on('close', () => {
        resolve(pieces.join(''));
      });
    });
    return { socket, answer };
  }

  it.each([
    ['nothing', ''],
    ['half a head', 'PUT / HTTP/1.1\r\nhost: localhost\r\n'],
    ['half a body', 'PUT / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nx'],
    [
      'chunks without an end',
      'PUT / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n',
    ],
  ])('ends a request that sends only %s', async (_, sent) => {
    await start(many, soon);
    const { socket, answer } = opened();
    socket.write(sent);
    expect(await answer).toMatch(/^HTTP\/1\.1 408 [^]*application\/problem\+json[^]*"code":"too-slow"/);
  });

  it.each([
    ['nothing', '', 0],
    ['half a head', 'PUT / HTTP/1.1\r\nhost: localhost\r\n', 0],
    ['half a body', 'PUT / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nx', 1],
  ])(
    'closes although a connection has sent only %s',
    async (_, sent, requests) => {
      await start(many, { ...timeouts, headersTimeout: 500, requestTimeout: 500 });
      let begun = 0;
      server.on('request', () => (begun += 1));
      const { socket, answer } = opened();
      await Promise.all([once(server, 'connection'), once(socket, 'connect')]);
      socket.write(sent);
      if (requests > 0) await once(server, 'request');
      const closed = once(server, 'close');
      server.close();
      await closed;
      expect(await answer).toBe('');
      expect(begun).toBe(requests);
    },
    10_000,
  );

  it('answers what it has begun before it closes', async () => {
    await start(many);
    const { socket, answer } = opened();
    socket.write('PUT / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\n\r\nx');
    await once(server, 'request');
    const closed = once(server, 'close');
    server.close();
    socket.write('x');
    await closed;
    expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('ends one that comes drop by drop', async () => {
    await start(many, soon);
    const { socket, answer } = opened();
    socket.write('PUT / HTTP/1.1\r\nhost: localhost\r\n');
    const drops = setInterval(() => socket.write('x: y\r\n'), 20);
    socket.once('close', () => {
      clearInterval(drops);
    });
    expect(await answer).toContain('too-slow');
  });

  it('looks every second, so that half a minute is never more than that', () => {
    expect(timeouts.connectionsCheckingInterval).toBe(1000);
    expect(timeouts.headersTimeout).toBeLessThanOrEqual(timeouts.requestTimeout);
    expect(timeouts.requestTimeout).toBeLessThanOrEqual(20_000);
  });

  const isServed = async () => {
    const { socket, answer } = opened();
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    return (await answer).includes('done');
  };

  it.each([
    ['in all', { ...many, maxConnections: 2 }],
    ['of one client', { ...many, maxConnectionsPerClient: 2 }],
  ])('has so many connections %s, and room for another once one ends', async (_, limits) => {
    await start(limits);
    const [first] = [opened(), opened()];
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    expect(await isServed()).toBe(false);
    first.socket.destroy();
    let served = false;
    for (let n = 0; !served && n < 100; n++) served = await isServed();
    expect(served).toBe(true);
  });

  it('counts no connection of a proxy that is trusted', async () => {
    await start({ ...many, maxConnectionsPerClient: 1, trustedProxies: ['loopback'] });
    for (let n = 0; n < 3; n++) opened();
    expect(await isServed()).toBe(true);
  });
});
