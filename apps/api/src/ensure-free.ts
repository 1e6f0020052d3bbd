import { createServer } from 'node:net';

/**
 * Checks whether the server can listen at the address, before anything is opened or written.
 * @throws Error that says which address is taken
 */
export function ensureFree({ host, port }: Readonly<{ host: string; port: number }>): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${String(port)} is taken. Say another one: PORT=3001 npm start`)
          : new Error(`HOST=${host} PORT=${String(port)} cannot be listened at: ${error.message}`),
      );
    });
    probe.listen({ host, port }, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}
