import type { PersonId } from '@relais/contracts';
import { ProblemError } from '../client';
import type { Entry } from './entry';
import type { Outbox } from './outbox';
import { verdictOn } from './outbox.rules';

const backOffs = [2, 5, 15];
const longestBackOff = 60;
const backOffAfter = (failures: number) => (backOffs[failures] ?? longestBackOff) * 1000;
/** After so many failing subjects in a row, the failure is not theirs. */
const failuresBeforePause = 3;

type Outside = Readonly<{
  /** Rejects with a ProblemError when the server refuses, with anything else when it does not answer. */
  send: (entry: Entry) => Promise<unknown>;
  /** Runs one after the other over all tabs. */
  inTurn: (run: () => Promise<void>) => Promise<unknown>;
  /** Something was recorded. */
  sent: () => void;
  /** The session is no longer of this account. */
  otherAccount: () => void;
  /** Milliseconds of a monotonic clock. */
  elapsed: () => number;
}>;

/** Sends the entries of these persons, until it is stopped. */
export class Sender {
  private isStopped = false;
  private isBusy = false;
  private failures = 0;
  private pausedUntil = 0;
  /** Until then nothing is sent, by the server's `Retry-After`. */
  private refusedUntil = 0;
  /** Subjects whose last try failed for a reason of their own, and until when they wait. */
  private readonly postponed = new Map<string, { failures: number; until: number }>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly outbox: Outbox,
    private readonly mine: ReadonlySet<PersonId>,
    private readonly outside: Outside,
  ) {
    this.unsubscribe = outbox.subscribe(() => void this.wake());
    void this.wake();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.unsubscribe();
  }

  /** Something has changed, such as the connection: tries at once. */
  retry(): void {
    this.failures = this.pausedUntil = 0;
    this.postponed.clear();
    void this.wake();
  }

  private async wake(): Promise<void> {
    if (this.isStopped || this.isBusy) return;
    clearTimeout(this.timer);
    const delay = this.delay();
    if (delay > 0) {
      if (delay < Infinity) this.timer = setTimeout(() => void this.wake(), delay);
      return;
    }
    this.isBusy = true;
    try {
      await this.outside.inTurn(() => this.round());
    } catch {
      this.pause();
    } finally {
      this.isBusy = false;
    }
    void this.wake();
  }

  /** Milliseconds until there is something to do. */
  private delay(): number {
    const now = this.outside.elapsed();
    const next = this.outbox.nextWait(this.mine, this.skipped()) ?? Infinity;
    const postponed = [...this.postponed.values()].map(({ until }) => until - now).filter((wait) => wait > 0);
    return Math.max(Math.min(next, ...postponed), this.pausedUntil - now, this.refusedUntil - now);
  }

  private skipped(): ReadonlySet<string> {
    const now = this.outside.elapsed();
    return new Set([...this.postponed].filter(([, { until }]) => until > now).map(([subject]) => subject));
  }

  /** Sends entries one after the other, in the order in which they were saved, until none is left that may go now. */
  private async round(): Promise<void> {
    let isFruitful = false;
    for (let failures = 0; !this.isPaused();) {
      const entry = this.isStopped ? null : await this.outbox.claim(this.mine, this.skipped());
      if (!entry) break;
      try {
        await this.outside.send(entry);
      } catch (error) {
        failures += (await this.isRefused(entry, error)) ? 0 : 1;
        if (failures === failuresBeforePause) this.pause();
        continue;
      }
      await this.outbox.settle(entry);
      this.postponed.delete(entry.subject);
      isFruitful = true;
      failures = this.failures = 0;
    }
    if (isFruitful) this.outside.sent();
  }

  /** Whether the server refused the entry; otherwise it waits for another try. */
  private async isRefused(entry: Entry, error: unknown): Promise<boolean> {
    const { problem, retryAfter } =
      error instanceof ProblemError ? error : { problem: null, retryAfter: null };
    const verdict = verdictOn(problem);
    if (problem && verdict === 'refused') {
      await this.outbox.refuse(entry, problem);
      return true;
    }
    if (problem?.code === 'person-not-yours') this.outside.otherAccount();
    if (retryAfter) this.refusedUntil = this.outside.elapsed() + retryAfter * 1000;
    if (verdict === 'pause') this.pause();
    else this.postpone(entry.subject);
    await this.outbox.putBack(entry);
    return false;
  }

  private isPaused(): boolean {
    return Math.max(this.pausedUntil, this.refusedUntil) > this.outside.elapsed();
  }

  private pause(): void {
    this.pausedUntil = this.outside.elapsed() + backOffAfter(this.failures);
    this.failures += 1;
  }

  private postpone(subject: string): void {
    const failures = this.postponed.get(subject)?.failures ?? 0;
    this.postponed.set(subject, {
      failures: failures + 1,
      until: this.outside.elapsed() + backOffAfter(failures),
    });
  }
}
