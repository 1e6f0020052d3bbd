import type { ChangeKind, ChangeMessage } from '@relais/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { me } from '../../server/reads';
import { NoStream, followChanges } from './follow-changes';
import { allKinds, readsOf } from './reads-of-kinds';

const name = 'relais.live';
const askEveryMs = 30_000;
const answerWithinMs = 1000;
const gatherMs = 150;

/** Browsers have locks on https and localhost only; without, each tab has a stream. */
const locks = navigator.locks as LockManager | undefined;

/** Between the tabs of this browser: who has the stream?, whether it is open, and what it told. */
type Message = 'who' | Readonly<{ isOpen: boolean }> | ChangeMessage;

/** What was read while the first stream was being opened, and matters within seconds. */
const ofTheDay: readonly ChangeKind[] = ['meeting', 'arrival'];

const isInView = () => document.visibilityState === 'visible';

/**
 * Refetches what changed on the server. One tab has the stream and passes its messages on; where there is none, every tab in view asks
 * again every 30 seconds.
 */
export class Live {
  private readonly id = v7();
  private readonly channel = new BroadcastChannel(name);
  private readonly kinds = new Set<ChangeKind>();
  private readonly timer: ReturnType<typeof setInterval>;
  private after: string | null = null;
  private isOpen = false;
  private wasOpen = false;
  private isLeading = false;
  private isAnswered = false;
  private turn = new AbortController();
  private connection = new AbortController();
  private wake: () => void = () => undefined;

  constructor(private readonly client: QueryClient) {
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data);
    this.timer = setInterval(this.ask, askEveryMs);
    for (const event of ['online', 'offline']) addEventListener(event, this.reconnect);
    document.addEventListener('visibilitychange', this.look);
    addEventListener('pagehide', this.stop);
    this.lead();
    void this.findStream();
  }

  readonly stop = (): void => {
    clearInterval(this.timer);
    for (const event of ['online', 'offline']) removeEventListener(event, this.reconnect);
    document.removeEventListener('visibilitychange', this.look);
    removeEventListener('pagehide', this.stop);
    this.turn.abort();
    this.channel.close();
  };

  /** Waits until no other tab has the stream, or takes it from one that does not answer: the browser may have put it to sleep. */
  private lead(steal = false): void {
    this.turn.abort();
    this.turn = new AbortController();
    const { signal } = this.turn;
    const run = () => this.keepStream(signal);
    const leading = locks ? locks.request(name, steal ? { steal } : { signal }, run) : run();
    leading.catch(() => {
      if (!signal.aborted) this.lead();
    });
  }

  private async keepStream(signal: AbortSignal): Promise<void> {
    this.isLeading = true;
    const left = () => {
      this.isLeading = false;
      this.connection.abort();
      this.wake();
    };
    signal.addEventListener('abort', left, { once: true });
    const isOver = () => signal.aborted;
    for (let failures = 0; !isOver();) {
      this.connection = new AbortController();
      try {
        if (navigator.onLine)
          await followChanges({
            ...{ id: this.id, after: this.after, signal: this.connection.signal },
            opened: () => {
              failures = 0;
              // What changed meanwhile is told only after a message that was read.
              if (this.after === null) this.change(this.wasOpen ? allKinds : ofTheDay);
              this.setOpen(true);
            },
            told: (message) => {
              this.channel.postMessage(message);
              this.hear(message);
            },
          });
      } catch (error) {
        failures = error instanceof NoStream ? Infinity : failures + 1;
        if (error instanceof NoStream && error.status === 401) void this.client.invalidateQueries(me);
      }
      if (isOver()) return;
      this.setOpen(false);
      const wait = navigator.onLine ? Math.min(askEveryMs, 1000 * 2 ** failures) : askEveryMs;
      await this.pause(wait * (0.5 + Math.random()));
    }
  }

  /** Until it is time, or there is a reason to try at once. */
  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private readonly reconnect = (): void => {
    this.connection.abort();
    this.wake();
  };

  private readonly look = (): void => void this.findStream();

  /** Reads again what the stream would have told, where there is none. */
  private readonly ask = (): void => {
    void this.findStream();
    if (!this.isOpen && isInView() && navigator.onLine) this.change(allKinds);
  };

  /** Finds out whether another tab really has the stream. */
  private async findStream(): Promise<void> {
    if (this.isLeading || !isInView()) return;
    this.isAnswered = false;
    this.channel.postMessage('who' satisfies Message);
    await new Promise((resolve) => setTimeout(resolve, answerWithinMs));
    if (this.isDeaf()) this.lead(true);
  }

  private readonly isDeaf = (): boolean => !this.isLeading && !this.isAnswered && !this.turn.signal.aborted;

  private hear(message: Message): void {
    if (message === 'who') {
      if (this.isLeading) this.setOpen(this.isOpen);
    } else if ('isOpen' in message) {
      this.isAnswered = true;
      this.isOpen = message.isOpen;
      this.wasOpen ||= message.isOpen;
    } else {
      this.after = message.position;
      this.change(message.kinds);
    }
  }

  private setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.wasOpen ||= isOpen;
    this.channel.postMessage({ isOpen } satisfies Message);
  }

  /** Refetches the reads on screen together, a moment later; the others when they are shown again. */
  private change(kinds: readonly ChangeKind[]): void {
    if (this.kinds.size === 0)
      setTimeout(() => {
        const names = readsOf(this.kinds);
        this.kinds.clear();
        void this.client.invalidateQueries({
          predicate: ({ queryKey: [first] }) => names.has(String(first)),
          refetchType: isInView() ? 'active' : 'none',
        });
      }, gatherMs);
    for (const kind of kinds) this.kinds.add(kind);
  }
}
