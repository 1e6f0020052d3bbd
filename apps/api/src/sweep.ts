import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@relais/database';
import { SignIn, sweepAudit } from '@relais/identity';

const hour = 3_600_000;

/** Takes away every hour what of signing in and of the journals is over. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Sweep');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly signIn: SignIn,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      Promise.all([this.signIn.sweep(), sweepAudit(this.database.engine.manager)]).catch((error: unknown) =>
        this.logger.warn('What is over could not be taken away.', error),
      );
    }, hour).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
