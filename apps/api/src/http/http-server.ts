import { type RequestListener, type Server, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { type Configuration, trustProxies } from '@relais/installation';
import { clientOf } from './client';
import { problem, rawProblem } from './problem';

/** How long clients may take; docs/operations.md has the reasons. */
export const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 72_000,
  connectionsCheckingInterval: 1000,
};
const silenceMs = 60_000;

/** How long a refused client may take to read the answer before its connection is cut. */
export const lingerMs = 1000;

type Limits = Pick<Configuration, 'maxConnections' | 'maxConnectionsPerClient' | 'trustedProxies'>;

/** The HTTP server: it ends slow connections, limits their number, and answers with problems what never reaches a route. */
export function httpServer(handler: RequestListener, limits: Limits, times = timeouts): Server {
  const server = createServer({ ...times, maxHeaderSize: 16 * 1024, requireHostHeader: false }, handler);
  // The size bounds them; above a number Node would leave out the last ones, which proxies add.
  server.maxHeadersCount = 0;
  server.maxConnections = limits.maxConnections;
  leaveNothingOpen(server, times.requestTimeout);
  return server
    .setTimeout(silenceMs)
    .on('connection', connectionsOfClients(limits))
    .on('clientError', answerClientError)
    .on('checkExpectation', (_request, { socket }) =>
      closeWith(socket, 417, 'refused', 'This expectation cannot be met.'),
    )
    .on('connect', (_request, socket) =>
      closeWith(socket as Socket, 405, 'method-not-allowed', 'This is no proxy.'),
    );
}

/**
 * Node looks at its time limits no longer once a server closes. Then connections on which no request is being answered, as browsers open
 * them in advance, are cut off at once, and all others after the time that a request may take.
 */
function leaveNothingOpen(server: Server, requestTimeout: number): void {
  const [open, answered] = [new Set<Socket>(), new Set<Socket>()];
  let isClosing = false;
  server
    .on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    })
    .on('request', ({ socket }, response) => {
      answered.add(socket);
      response.once('close', () => {
        answered.delete(socket);
        if (isClosing) socket.end();
      });
    });
  const close = server.close.bind(server);
  server.close = (done) => {
    isClosing = true;
    for (const socket of open) if (!answered.has(socket)) socket.destroy();
    setTimeout(() => server.closeAllConnections(), requestTimeout).unref();
    return close(done);
  };
}

/** Refuses connections above the limit of one client; trusted proxies are exempt, because they carry those of many. */
function connectionsOfClients({ maxConnectionsPerClient, trustedProxies }: Limits) {
  const isTrusted = trustProxies(trustedProxies);
  const counts = new Map<string, number>();
  return (socket: Socket): void => {
    const address = socket.remoteAddress ?? '';
    if (isTrusted(address)) return;
    const client = clientOf({ ip: address });
    const count = counts.get(client) ?? 0;
    if (count >= maxConnectionsPerClient) {
      socket.destroy();
      return;
    }
    counts.set(client, count + 1);
    socket.once('close', () => {
      const left = (counts.get(client) ?? 1) - 1;
      if (left > 0) counts.set(client, left);
      else counts.delete(client);
    });
  };
}

const clientErrors: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'too-long', 'The address and the headers have at most 16 KiB together.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large', 'The extensions of the chunks are too long.'],
};

function answerClientError({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET') socket.destroy();
  else closeWith(socket, ...(clientErrors[code ?? ''] ?? [400, 'malformed', 'This is no request of HTTP.']));
}

function closeWith(socket: Socket | null, status: number, code: string, detail: string): void {
  if (!socket?.writable) return;
  socket.end(rawProblem(problem(status, code, detail)));
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
