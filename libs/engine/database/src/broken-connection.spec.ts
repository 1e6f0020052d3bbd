import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Database } from './database';

const message = (kind: string, body: string): Buffer => {
  const head = Buffer.alloc(5);
  head.write(kind);
  head.writeInt32BE(4 + body.length, 1);
  return Buffer.concat([head, Buffer.from(body, 'latin1')]);
};

/** What PostgreSQL says to a client that it lets in and cuts off at once, as when it is killed in that moment. */
const farewell = Buffer.concat([
  message('R', '\0\0\0\0'),
  message('Z', 'I'),
  message('E', 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
]);

describe('A connection', () => {
  it('that breaks in the moment it is made ends its query, and not the process', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(farewell));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(Database.open(`postgres://anybody@127.0.0.1:${String(port)}/any`, [])).rejects.toThrow();
    server.close();
  });
});
