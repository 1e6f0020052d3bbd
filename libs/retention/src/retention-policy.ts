import type { CommandBus } from '@nestjs/cqrs';
import type { Day, PersonId, ReferralId } from '@relais/contracts';
import type { Database } from '@relais/database';
import { type Clock, Refusal, v5 } from '@relais/event-sourcing';
import { EraseContact, ErasePerson } from '@relais/identity';
import { EraseProspect } from '@relais/referrals';
import { type PlannedErasureRow, planErasures } from './plan';

const lookEveryMs = 15 * 60_000;
const nightEndsAt = 3;

/** Every night, in one process: erases what is no longer kept, and plans what will be (DOMAIN.md, "Privacy"). */
export class RetentionPolicy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  /** @param failed hears why a run failed; the next look tries again */
  constructor(
    private readonly database: Database,
    private readonly commands: Pick<CommandBus, 'execute'>,
    private readonly clock: Clock,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    const look = () => {
      this.running = this.running.then(() => this.look()).catch(this.failed);
    };
    this.timer = setInterval(look, lookEveryMs);
    this.timer.unref();
    look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /**
   * What is done on a day, whoever has done it already.
   * @returns how much was erased
   */
  async run(today: Day): Promise<number> {
    const due = await this.database.engine.transaction((rows) => planErasures(rows, today));
    let erased = 0;
    for (const planned of due) if (await this.erase(planned, today)) erased += 1;
    return erased;
  }

  /** Once a day, after three in the morning (UTC), by whoever comes first. */
  private async look(): Promise<void> {
    const now = this.clock.now();
    if (now.getUTCHours() < nightEndsAt) return;
    const today = now.toISOString().slice(0, 10);
    const mine = await this.database.engine.query<object[]>(
      `insert into policy_run (policy, last_on) values ('retention', $1)
       on conflict (policy) do update set last_on = excluded.last_on where policy_run.last_on < excluded.last_on returning policy`,
      [today],
    );
    if (mine.length > 0) await this.run(today);
  }

  private async erase({ networkId, what, about, eraseOn }: PlannedErasureRow, today: Day): Promise<boolean> {
    const commandId = v5(about, `retention:${what}:${eraseOn}`);
    const envelope = { commandId, networkId, today, asker: { personId: null, role: 'system' as const } };
    const [personId, referralId] = [about as PersonId, about as ReferralId];
    const command =
      what === 'person'
        ? new ErasePerson({ networkId, personId }, envelope)
        : what === 'contact'
          ? new EraseContact({ networkId, personId }, envelope)
          : new EraseProspect({ networkId, referralId, byId: null }, envelope);
    try {
      await this.commands.execute(command);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}
