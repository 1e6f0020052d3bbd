import { Socket } from 'node:net';
import type { PoolConfig } from 'pg';

const secondsToConnect = 10;

/** The sockets of this process, by server. */
const open = new Map<string, Set<Socket>>();

/**
 * Settings of every pool of this process: waiting for a connection fails after 10 s, and connections to a silent server can be cut. The
 * time of statements is not limited.
 */
export const limits = (url: string): Pick<PoolConfig, 'connectionTimeoutMillis' | 'stream'> => ({
  connectionTimeoutMillis: secondsToConnect * 1000,
  stream: () => track(serverOf(url)),
});

/** Cuts all connections that were made with these limits; callers that wait for an answer get an error. */
export function cutConnections(url: string): void {
  for (const socket of open.get(serverOf(url)) ?? []) socket.destroy();
}

function track(server: string): Socket {
  const sockets = open.get(server) ?? new Set();
  open.set(server, sockets);
  const socket = new Socket();
  sockets.add(socket);
  socket.once('close', () => {
    sockets.delete(socket);
    if (sockets.size === 0 && open.get(server) === sockets) open.delete(server);
  });
  return socket;
}

const serverOf = (url: string): string => new URL(url).host;
