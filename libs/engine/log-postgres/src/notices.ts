import { limits } from '@relais/database';
import { Client, type Pool } from 'pg';

const channel = 'relais_log';
const quietMs = 5;
const pollMs = 500;

/**
 * Wakes readers: those of this process at once, those of other processes by a coalesced notice after the commit, and all of them by a
 * slow poll in case a notice is lost.
 */
export class Notices {
  private readonly listeners = new Set<() => void>();
  private client: Client | undefined;
  private notifying: NodeJS.Timeout | undefined;
  private readonly poll: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly pool: Pool,
    private readonly url: string,
    private readonly news: () => void,
  ) {
    this.poll = setInterval(() => {
      this.wake();
      if (!this.client && this.listeners.size > 0) void this.connect();
    }, pollMs);
    this.poll.unref();
  }

  /** A reader's ear: `next` resolves when there may be something new since it resolved last, or on the signal. */
  listen(): { next(signal: AbortSignal): Promise<void>; leave(): void } {
    let isNews = false;
    let wake: () => void = () => undefined;
    const listener = () => {
      isNews = true;
      wake();
    };
    this.listeners.add(listener);
    if (!this.client) void this.connect();
    return {
      next: async (signal) => {
        if (!isNews && !signal.aborted) {
          const { promise, resolve } = Promise.withResolvers<undefined>();
          wake = () => {
            resolve(undefined);
          };
          signal.addEventListener('abort', wake);
          await promise;
          signal.removeEventListener('abort', wake);
        }
        isNews = false;
      },
      leave: () => this.listeners.delete(listener),
    };
  }

  /** Events of this process were committed. */
  announce(): void {
    this.wake();
    this.notifying ??= setTimeout(() => {
      this.notifying = undefined;
      this.pool.query(`notify ${channel}`).catch(() => undefined);
    }, quietMs);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.poll);
    clearTimeout(this.notifying);
    await this.client?.end().catch(() => undefined);
  }

  private wake(): void {
    this.news();
    for (const listener of this.listeners) listener();
  }

  /** A lost connection is made again by the poll. */
  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, ...limits(this.url) });
    this.client = client;
    const lost = () => {
      if (this.client === client && !this.closed) this.client = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => {
      this.wake();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch {
      lost();
    }
  }
}
