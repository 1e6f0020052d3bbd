import { type Socket, connect } from 'node:net';

export type RawAnswer = Readonly<{ status: number; type: string; body: string }>;

/** Sends bytes as they are over a connection of its own, and answers the first answer that comes; the connection is then closed. */
export function rawAnswer(url: string, ...sent: readonly (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connected(url);
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const answer = answerIn(text);
      if (answer === null) return;
      socket.destroy();
      resolve(answer);
    });
    socket.on('error', reject).on('close', () => reject(new Error(`Hung up after: ${text}`)));
    for (const piece of sent) socket.write(piece);
  });
}

/** The heads of so many answers over one connection, to requests that are sent all at once; the connection is then closed. */
export function rawHeads(url: string, requests: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connected(url);
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const heads = text.match(/HTTP\/1\.1 [^]*?\r\n\r\n/g) ?? [];
      if (heads.length < requests.length) return;
      socket.destroy();
      resolve(heads);
    });
    socket.on('error', reject).on('close', () => reject(new Error(`Hung up after: ${text}`)));
    socket.write(requests.join(''));
  });
}

/** Sends bytes over a connection of its own, which stays open, and answers that once something has come back. */
export function held(url: string, sent: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connected(url);
    socket.once('error', reject).once('data', () => resolve(socket));
    socket.write(sent);
  });
}

/** Sends bytes over a connection of its own, and hangs up. */
export function hangUpAfter(url: string, sent: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connected(url);
    socket.on('error', reject).on('close', () => resolve());
    socket.write(sent, () => socket.destroy());
  });
}

function connected(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

/** Null: it is not there whole yet. */
function answerIn(text: string): RawAnswer | null {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  if (status === 100) return answerIn(rest.join('\r\n\r\n'));
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1]);
  const body = rest.join('\r\n\r\n');
  if (rest.length === 0 || Buffer.byteLength(body) < length) return null;
  return { status, type: /^content-type: (.*)$/im.exec(head)?.[1] ?? '', body };
}

/** The head of a request, its empty line included. */
export const head = (request: string, headers: Readonly<Record<string, string>> = {}): string =>
  [
    `${request} HTTP/1.1`,
    ...Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');
