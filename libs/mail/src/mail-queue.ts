import { setTimeout as pause } from 'node:timers/promises';
import PQueue from 'p-queue';
import { type Transport, type Mail, RefusedForGood } from './mail';

type Notes = Readonly<{
  /** Is told of failures in a sentence, without addresses and texts of mails. */
  say: (sentence: string) => void;
  /** Milliseconds before each further try. */
  backOffsMs?: readonly number[];
}>;

const seconds = 1000;
const mostWaiting = 1000;
const mostConnections = 10;
const longestGoodbyeMs = 800;

/**
 * Queues mails and sends them afterwards: callers do not wait. A mail that could not be sent is tried again, with growing pauses, as
 * long as its content is valid.
 */
export class MailQueue {
  private readonly waiting = new Set<Promise<void>>();
  private readonly closing = new AbortController();
  private readonly connections = new PQueue({ concurrency: mostConnections });

  constructor(
    private readonly transport: Transport,
    private readonly notes: Notes,
  ) {}

  send(mail: Mail): void {
    if (this.closing.signal.aborted || this.waiting.size >= mostWaiting) {
      this.notes.say('A mail was not sent: too many are waiting, or Relais is ending.');
      return;
    }
    const delivery: Promise<void> = this.deliver(mail).finally(() => this.waiting.delete(delivery));
    this.waiting.add(delivery);
  }

  /** Until every mail so far is carried or given up. */
  async drain(): Promise<void> {
    await Promise.all(this.waiting);
  }

  /** Ends all waiting for another try; mails in flight are awaited, but only for a moment. */
  async close(): Promise<void> {
    this.closing.abort();
    const over = new AbortController();
    const late = pause(longestGoodbyeMs, true, { signal: over.signal }).catch(() => false);
    if (await Promise.race([this.drain().then(() => false), late]))
      this.notes.say('A mail is perhaps not sent: the mail server did not answer before Relais ended.');
    over.abort();
  }

  private async deliver(mail: Mail): Promise<void> {
    await new Promise(setImmediate);
    const backOffsMs = this.notes.backOffsMs ?? [2, 10, 30, 120].map((n) => n * seconds);
    for (let tries = 0; ; tries++) {
      const error = await this.connections
        .add(() => this.transport(mail))
        .then(
          () => null,
          (thrown: unknown) => thrown,
        );
      if (error === null) return;
      const next = error instanceof RefusedForGood ? undefined : backOffsMs[tries];
      this.notes.say(
        `A mail could not be sent (${reasonOf(error)})${next === undefined ? '.' : ', it is tried again.'}`,
      );
      if (next === undefined) return;
      if (!(await this.waited(next))) return;
    }
  }

  private waited(milliseconds: number): Promise<boolean> {
    return pause(milliseconds, true, { signal: this.closing.signal }).catch(() => false);
  }
}

/** Why a mail could not be sent: a code like `ECONNECTION` or `EAUTH 535`; messages of servers may contain the address. */
export function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const known = [code, responseCode].filter((one) => typeof one === 'string' || typeof one === 'number');
  return known.length > 0 ? known.join(' ') : 'unknown reason';
}
