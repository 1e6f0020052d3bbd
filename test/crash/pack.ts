import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Orders } from './orders';

const pauseMs = 100;

/** The processes of a crash test: a killed one is started again, until its work is done or the crash test ends. */
export class Pack {
  /** The processes that ended by themselves before their work was done, one sentence each. */
  readonly faults: string[] = [];
  private readonly living = new Map<string, ChildProcess>();
  private hasEnded = false;

  /** @param isQuiet what the processes say of their troubles is not shown */
  constructor(private readonly isQuiet: boolean) {}

  /** Resolves when the process has done its work, or will not be started again. */
  async keep(name: string, program: 'writer' | 'reader' | 'worker', orders: () => Orders): Promise<void> {
    while (!this.hasEnded) {
      const child = fork(join(__dirname, program + extname(__filename)), [JSON.stringify(orders())], {
        stdio: ['ignore', 'ignore', this.isQuiet ? 'ignore' : 'inherit', 'ipc'],
      });
      const exit = once(child, 'exit') as Promise<[number | null]>;
      this.living.set(name, child);
      const [code] = await exit;
      this.living.delete(name);
      if (code !== null) {
        if (code !== 0) this.faults.push(`The ${name} gave up.`);
        return;
      }
      await pause(pauseMs);
    }
  }

  kill(name: string): void {
    this.living.get(name)?.kill('SIGKILL');
  }

  killAll(): void {
    for (const child of this.living.values()) child.kill('SIGKILL');
  }

  end(): void {
    this.hasEnded = true;
    this.killAll();
  }
}
