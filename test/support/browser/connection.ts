import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** A way to a server that can be cut, also for requests that the browser sends while it closes. */
export class Connection {
  isCut = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  private constructor(port: number) {
    this.server = createServer((near) => {
      if (this.isCut) return void near.destroy();
      const far = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one);
        one.pipe(other);
        one
          .on('error', () => undefined)
          .on('close', () => {
            this.sockets.delete(one);
            other.destroy();
          });
      }
    });
  }

  static async to(url: string): Promise<Connection> {
    const connection = new Connection(Number(new URL(url).port));
    await once(connection.server.listen(0, '127.0.0.1'), 'listening');
    return connection;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  end(): void {
    this.cut();
    this.server.close();
  }
}
