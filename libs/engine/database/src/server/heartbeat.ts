import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { cutConnections } from '../connections';

const beatEveryMs = 1000;
const silentBeats = 5;
const longestBackOffMs = 2000;

/** Is told the state of the server of a database. */
export type ServerNews = Readonly<{
  /** It does not answer any more. */
  away(error: unknown): void;
  /** It had died, and this process started it again. */
  revived(): void;
  /** It answers again. */
  back(afterMs: number): void;
  /** It could not be started again, and is not watched any longer. */
  lost(error: unknown): void;
}>;

class Silence extends Error {}

/**
 * Asks a server every second, on its own connection, whether it answers. After 5 s without an answer all connections to it are cut, so
 * that no caller waits for ever. While the server answers, statements may take any time.
 */
export class Heartbeat {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private failures = 0;
  private awaySince: number | null = null;
  private revivingSince: number | null = null;
  private revivalFailure: unknown;

  /**
   * @param revive starts a dead server and returns whether it did; tried again with growing pauses within a limit. None: the server is
   * not ours to start
   */
  constructor(
    private readonly url: string,
    private readonly news: ServerNews,
    private readonly revive: () => Promise<boolean> = () => Promise.resolve(false),
    private readonly longestRevivalMs = 30_000,
  ) {
    this.running = this.run();
  }

  /** Resolves when it has ended; may be repeated. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.follow();
      } catch (error) {
        await this.recover(error);
      }
    }
  }

  /** Asks until the server does not answer, or the signal. */
  private async follow(): Promise<void> {
    const socket = new Socket();
    const client = new Client({
      connectionString: this.url,
      application_name: 'heartbeat of relais',
      connectionTimeoutMillis: silentBeats * beatEveryMs,
      stream: () => socket,
    });
    const gone = new AbortController();
    client.on('error', (error) => {
      gone.abort(error);
    });
    const signal = AbortSignal.any([this.stopping.signal, gone.signal]);
    try {
      await client.connect();
      while (!this.isStopping) {
        await answerOf(client);
        this.answers();
        await sleep(beatEveryMs, undefined, { signal }).catch(() => undefined);
        gone.signal.throwIfAborted();
      }
    } finally {
      socket.destroy();
    }
  }

  private answers(): void {
    if (this.awaySince !== null) this.news.back(performance.now() - this.awaySince);
    this.awaySince = null;
    this.revivingSince = null;
    this.revivalFailure = undefined;
    this.failures = 0;
  }

  private async recover(error: unknown): Promise<void> {
    if (this.isStopping) return;
    const isSilent = error instanceof Silence || (error as Error).message === 'timeout expired';
    this.failures += 1;
    // Perhaps only this connection has ended.
    if (this.failures === 1 && !isSilent) return;
    if (this.awaySince === null || isSilent) cutConnections(this.url);
    if (this.awaySince === null) this.news.away(error);
    this.awaySince ??= performance.now();
    await this.reviveInTime();
    await this.sleep(Math.min(longestBackOffMs, 50 * 2 ** this.failures)).catch(() => undefined);
  }

  private async reviveInTime(): Promise<void> {
    const until = (this.revivingSince ??= performance.now()) + this.longestRevivalMs;
    const late = async (): Promise<never> => {
      await this.sleep(Math.max(0, until - performance.now()), false);
      const cause = this.revivalFailure;
      throw new Error(`PostgreSQL has not come up within ${this.longestRevivalMs} ms.`, { cause });
    };
    try {
      if (await Promise.race([this.revive(), late()])) this.news.revived();
      else this.revivingSince = null;
    } catch (error) {
      this.revivalFailure = error;
      if (this.isStopping || performance.now() < until) return;
      this.news.lost(error);
      this.stopping.abort();
    }
  }

  private sleep(milliseconds: number, ref = true): Promise<void> {
    return sleep(milliseconds, undefined, { signal: this.stopping.signal, ref });
  }
}

/**
 * Resolves when the server has answered.
 * @throws Silence after five looks: a process that was held up itself has made one look in all that time
 */
async function answerOf(client: Client): Promise<void> {
  const answer = client.query('select 1').then(() => true);
  for (let look = 0; look < silentBeats; look++) {
    const ending = new AbortController();
    const late = sleep(beatEveryMs, false, { signal: ending.signal }).catch(() => false);
    const isAnswered = await Promise.race([answer, late]);
    ending.abort();
    if (isAnswered) return;
  }
  answer.catch(() => undefined);
  throw new Silence('The server has not answered for 5 s.');
}
