import type { ChangeMessage } from '@relais/contracts';

/** The server says something every 20 seconds; a connection that is silent for longer is dead. */
const silenceMs = 45_000;

/** The server answered, but not with a stream. */
export class NoStream extends Error {
  constructor(readonly status: number) {
    super(`No stream: ${status}`);
  }
}

type Following = Readonly<{
  /** Of this client: its next stream takes the place of this one. */
  id: string;
  /** The position of the last message that was read. */
  after: string | null;
  signal: AbortSignal;
  opened: () => void;
  told: (message: ChangeMessage) => void;
}>;

/**
 * Reads the stream of changes until it ends. By `fetch`, as an EventSource would not tell its silence or the status of a refusal.
 * @throws NoStream, or an error of the connection
 */
export async function followChanges({ id, after, signal, opened, told }: Following): Promise<void> {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener('abort', end, { once: true });
  let timer = setTimeout(end, silenceMs);
  try {
    const response = await fetch(`/api/me/events?stream=${id}`, {
      headers: after === null ? {} : { 'Last-Event-ID': after },
      cache: 'no-store',
      signal: ending.signal,
    });
    if (!response.ok || !response.body) throw new NoStream(response.status);
    opened();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = ''; ;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(end, silenceMs);
      const pieces = `${text}${value}`.split('\n\n');
      text = pieces.pop() ?? '';
      for (const piece of pieces) {
        const data = /^data: (.+)$/m.exec(piece)?.[1];
        if (data) told(JSON.parse(data) as ChangeMessage);
      }
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
