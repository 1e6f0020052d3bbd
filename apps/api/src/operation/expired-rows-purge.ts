import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Joining, SignIn, purgeAudit, purgeVisits } from '@relais/access';
import { Database } from '@relais/database';
import { CareNotes } from '@relais/people';
import { ErasureClock } from '@relais/retention';

const hour = 3_600_000;

/** Takes away every hour what of signing in, of asking to join, of visits, of care notes and of the journals is over; not while the database's clock is doubted. */
@Injectable()
export class ExpiredRowsPurge implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ExpiredRowsPurge.name);
  private timer: NodeJS.Timeout | undefined;
  private purging = Promise.resolve();

  constructor(
    private readonly signIn: SignIn,
    private readonly joining: Joining,
    private readonly careNotes: CareNotes,
    private readonly database: Database,
    private readonly erasureClock: ErasureClock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.purging = this.purge().catch((error: unknown) => {
        this.logger.warn('Expired rows could not be deleted.', error);
      });
    }, hour).unref();
  }

  /** Work in flight ends, or is cancelled, before the database is closed. */
  onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    return this.database.waitForEnd(this.purging);
  }

  private async purge(): Promise<void> {
    if ((await this.erasureClock.lookAtDatabase()) !== null) return;
    await Promise.all([
      ...[this.signIn, this.joining, this.careNotes].map((kept) => kept.purge()),
      purgeAudit(this.database.engine.manager),
      purgeVisits(this.database.engine.manager),
    ]);
  }
}
