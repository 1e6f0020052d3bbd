import { EventEmitter, once } from 'node:events';

const giveUpAfterMs = 15_000;

type Message = Readonly<{ position: string; kinds: readonly string[] }>;

/** A stream of server-sent events as a client reads it. */
export class EventStreamReader {
  /** Everything that came, as it came. */
  text = '';
  readonly messages: Message[] = [];
  /** When the server, or the connection, ended it. */
  readonly ended: Promise<void>;
  private readonly arrivals = new EventEmitter();
  private rest = '';

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    body: ReadableStream<Uint8Array> | null,
    private readonly abort: AbortController,
  ) {
    this.ended = this.read(body).catch(() => undefined);
  }

  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventStreamReader> {
    const abort = new AbortController();
    const { status, headers: answered, body } = await fetch(url, { headers, signal: abort.signal });
    return new EventStreamReader(status, answered, body, abort);
  }

  /** The kinds that were told after so many messages. */
  kinds(after = 0): readonly string[] {
    return [...new Set(this.messages.slice(after).flatMap(({ kinds }) => kinds))].sort();
  }

  /** Waits until something of this kind is told, after so many messages. */
  async hears(kind: string, after = 0): Promise<void> {
    const signal = AbortSignal.timeout(giveUpAfterMs);
    while (!this.kinds(after).includes(kind)) await once(this.arrivals, 'message', { signal });
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const decoder = new TextDecoder();
    for await (const piece of body ?? []) {
      const text = decoder.decode(piece, { stream: true });
      this.text += text;
      const parts = (this.rest + text).split('\n\n');
      this.rest = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.+)$/m.exec(part)?.[1];
        if (data !== undefined) this.messages.push(JSON.parse(data) as Message);
      }
      this.arrivals.emit('message');
    }
  }
}
