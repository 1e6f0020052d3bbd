import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';

type Waiting<Asked, Answer> = Readonly<{
  asked: Asked;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}>;

const mostGatheringMs = 25;

/** An answer, or what is thrown instead. */
export type Outcome<Answer> = Readonly<{ answer: Answer } | { error: unknown }>;

/** Does together what is asked at the same time; what is asked while that is under way is done together after it. */
export class Together<Asked, Answer> {
  private readonly waiting: Waiting<Asked, Answer>[] = [];
  private isWorking = false;

  /**
   * @param work does some at once; the outcomes are in the order in which they were asked
   * @param most how many at once
   * @param isWorthIt false: more will be asked soon, these wait for it, for 25 ms at most
   */
  constructor(
    private readonly work: (asked: readonly Asked[]) => Promise<readonly Outcome<Answer>[]>,
    private readonly most: number,
    private readonly isWorthIt: (waiting: number) => boolean = () => true,
  ) {}

  ask(asked: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked, resolve, reject });
      if (!this.isWorking) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isWorking = true;
    while (this.waiting.length > 0) {
      await this.gather();
      const some = this.waiting.splice(0, this.most);
      const outcomes = await this.outcomesOf(some);
      some.forEach(({ resolve, reject }, n) => {
        const outcome = outcomes[n];
        if (outcome && 'answer' in outcome) resolve(outcome.answer);
        else reject(outcome?.error);
      });
    }
    this.isWorking = false;
  }

  private async gather(): Promise<void> {
    const until = performance.now() + mostGatheringMs;
    // A turn of the loop lets all callers of this moment join.
    await turn();
    while (!this.isWorthIt(this.waiting.length) && performance.now() < until) await pause(1);
  }

  private async outcomesOf(some: readonly Waiting<Asked, Answer>[]): Promise<readonly Outcome<Answer>[]> {
    try {
      return await this.work(some.map(({ asked }) => asked));
    } catch (error) {
      return some.map(() => ({ error }));
    }
  }
}
