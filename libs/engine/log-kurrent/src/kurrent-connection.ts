import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorType, type KurrentDBClient, isCommandError } from '@kurrent/kurrentdb-client';
import { connect, inTime } from './kurrent-client';
import { explain } from './kurrent-probe';

const maxWaitMs = 5000;
const longestBackOffMs = 1000;

const lasting: ReadonlySet<string> = new Set([
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.NO_STREAM,
  ErrorType.STREAM_DELETED,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.STREAM_TOMBSTONED,
  ErrorType.UNSUPPORTED,
  ErrorType.WRONG_EXPECTED_VERSION,
]);

const typeOf = (error: unknown): string | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

/** Whether KurrentDB has answered with this type of error. */
export const isAnswer = (error: unknown, type: ErrorType): boolean => typeOf(error) === type;

/** An error that may not occur again at another try. */
export const isPassing = (error: unknown): boolean => !lasting.has(typeOf(error) ?? '');

/** Exponential with jitter: 25–50 ms at first. */
export const backOffAfter = (failures: number, longest: number): number =>
  Math.min(longest, 50 * 2 ** Math.min(failures, 16)) * (0.5 + Math.random() / 2);

/**
 * Asks KurrentDB again while it cannot be reached, or another node has come to lead. A client whose node went away does not
 * find the next one in all cases – its native reads never do – and so is replaced.
 */
export class KurrentConnection {
  private client: KurrentDBClient;

  constructor(private readonly url: string) {
    this.client = connect(url);
  }

  /**
   * The result of `ask`, which is tried again for about 5 s and at least once; repeats must be harmless.
   * @param limitMs how long one try may take
   * @throws LogUnreachable, LogRefused; any error that another try cannot help
   */
  async persistently<T>(
    limitMs: number,
    ask: (client: KurrentDBClient, attempt: number) => Promise<T>,
  ): Promise<T> {
    const until = performance.now() + maxWaitMs;
    for (let attempt = 0; ; attempt++) {
      const { client } = this;
      try {
        return await inTime(limitMs, ask(client, attempt));
      } catch (error) {
        if (!isPassing(error))
          throw isAnswer(error, ErrorType.ACCESS_DENIED) ? await explain(this.url, error) : error;
        const pause = backOffAfter(attempt, longestBackOffMs);
        if (attempt > 0 && performance.now() + pause > until) throw await explain(this.url, error);
        if (!isAnswer(error, ErrorType.NOT_LEADER)) this.replace(client);
        await sleep(pause);
      }
    }
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private replace(failed: KurrentDBClient): void {
    if (this.client !== failed) return;
    this.client = connect(this.url);
    void failed.dispose();
  }
}
