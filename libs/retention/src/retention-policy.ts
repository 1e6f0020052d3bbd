import type { CommandBus } from '@nestjs/cqrs';
import { accessSealedTables } from '@relais/access';
import type { Day, PersonId, ReferralId } from '@relais/contracts';
import type { Database } from '@relais/database';
import { type Clock, PeriodicWork, Refusal, v5 } from '@relais/event-sourcing';
import { destroyOldNeeds } from '@relais/meetings';
import { EraseContact, ErasePerson } from '@relais/people';
import { EraseProspect } from '@relais/referrals';
import { recycleWriteAheadLog, rewriteVault } from '@relais/vault';
import type { ErasureClock } from './erasure-clock';
import type { ClockDoubt } from './erasure-clock.rules';
import { type PlannedErasureRow, planErasures } from './plan';

const lookEveryMs = 15 * 60_000;
const nightEndsAt = 3;

type Options = Readonly<{
  /** Is told why a run failed; the next check tries again. */
  failed: (error: unknown) => void;
  /** Is told when erasing is suspended, or the reason changes; null: erasing works. */
  suspended: (doubt: ClockDoubt | null) => void;
  /** Whether only this installation uses the PostgreSQL server and its write-ahead log. */
  ownsServer: boolean;
}>;

/** Every night: erases what is no longer kept, and plans what will be (DOMAIN.md, "Privacy"). */
export class RetentionPolicy {
  private doubt: ClockDoubt | null = null;
  private readonly stopping = new AbortController();
  private readonly looking = new PeriodicWork({
    everyMs: lookEveryMs,
    run: () => this.look(),
    failed: (error) => {
      if (!this.stopping.signal.aborted) this.options.failed(error);
    },
  });

  constructor(
    private readonly database: Database,
    private readonly commands: Pick<CommandBus, 'execute'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly erasureClock: ErasureClock,
    private readonly options: Options,
  ) {}

  start(): void {
    this.looking.start();
  }

  /** Ends the current run and cancels its statement. */
  stop(): Promise<void> {
    this.stopping.abort(new Error('Relais is ending.'));
    return this.looking.stop();
  }

  /**
   * Once a day, after three in the morning (UTC), and again while that failed or was ended; never by a clock that is doubted. Two
   * processes at once do no harm: what is erased twice is erased once.
   */
  async look(): Promise<void> {
    this.stopping.signal.throwIfAborted();
    const now = this.clock.now();
    const doubt = await this.erasureClock.look(now);
    if (doubt !== this.doubt) this.options.suspended(doubt);
    this.doubt = doubt;
    if (now.getUTCHours() < nightEndsAt) return;
    const today = now.toISOString().slice(0, 10);
    if (doubt === null && !(await this.isDone('retention', today))) {
      await this.run(today);
      await this.done('retention', today);
    } else if (!(await this.isDone('residue', today)) && (await this.destroyResidue())) {
      await this.done('residue', today);
    }
  }

  private async isDone(policy: string, today: Day): Promise<boolean> {
    const found: object[] = await this.database.engine.query(
      'select from policy_run where policy = $1 and last_on = $2',
      [policy, today],
    );
    return found.length > 0;
  }

  private async done(policy: string, today: Day): Promise<void> {
    await this.database.engine.query(
      'insert into policy_run (policy, last_on) values ($1, $2) on conflict (policy) do update set last_on = excluded.last_on',
      [policy, today],
    );
  }

  /** Once a day, a look after what was erased: it has left the vault by then, and its bytes leave PostgreSQL's files. */
  private destroyResidue(): Promise<boolean> {
    return this.database.interruptibly(this.stopping.signal, async (connection) => {
      const rewritten = await rewriteVault(connection, accessSealedTables);
      if (rewritten && this.options.ownsServer) await recycleWriteAheadLog(connection);
      return rewritten;
    });
  }

  /** What is done on a day, even if another process has done it already. @returns how much was erased */
  async run(today: Day): Promise<number> {
    const { signal } = this.stopping;
    const due = await this.database.interruptibly(signal, ({ manager }) =>
      manager.transaction((rows) => planErasures(rows, today)),
    );
    let erased = await this.database.interruptibly(signal, ({ manager }) =>
      manager.transaction((rows) => destroyOldNeeds(rows, today)),
    );
    for (const planned of due) {
      signal.throwIfAborted();
      if (await this.erase(planned, today)) erased += 1;
    }
    return erased;
  }

  private async erase({ networkId, what, about, eraseOn }: PlannedErasureRow, today: Day): Promise<boolean> {
    const commandId = v5(about, `retention:${what}:${eraseOn}`);
    const envelope = { commandId, networkId, today, principal: { role: 'system' as const } };
    const [personId, referralId] = [about as PersonId, about as ReferralId];
    const command =
      what === 'person'
        ? new ErasePerson({ networkId, personId }, envelope)
        : what === 'contact'
          ? new EraseContact({ networkId, personId }, envelope)
          : new EraseProspect({ networkId, referralId }, envelope);
    try {
      await this.commands.execute(command);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
