import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of the bench in a process of its own: it answers one message by one. */
export class Program<Question extends object, Answer> {
  private constructor(private readonly child: ChildProcess) {}

  /** @param name of a module of this folder that calls `answering` */
  static start<Question extends object, Answer>(name: string, ...args: string[]): Program<Question, Answer> {
    return new Program(fork(join(__dirname, name), args, { execArgv: process.execArgv }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @throws Error when the program ends instead of answering */
  async ask(question: Question): Promise<Answer> {
    const ended = new AbortController();
    const { signal } = ended;
    try {
      this.child.send(question);
      const answer = once(this.child, 'message', { signal }) as Promise<[Answer]>;
      const exit = once(this.child, 'exit', { signal }).then(() => {
        throw new Error(`A program of the bench ended early: ${this.child.spawnargs.join(' ')}`);
      });
      return (await Promise.race([answer, exit]))[0];
    } finally {
      ended.abort();
    }
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }
}

/** In the program: answers each message, and ends when nobody asks any more. */
export function answering(answer: (question: never) => Promise<unknown>): void {
  process.on('message', (question) => {
    answer(question as never).then(
      (given) => process.send?.(given),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
