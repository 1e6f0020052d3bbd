import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@relais/database';
import { Joining, SignIn, sweepAudit } from '@relais/identity';

const hour = 3_600_000;

/** Takes away every hour what of signing in, of asking to join and of the journals is over. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Sweep');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly signIn: SignIn,
    private readonly joining: Joining,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      const sweeps = [this.signIn.sweep(), this.joining.sweep(), sweepAudit(this.database.engine.manager)];
      Promise.all(sweeps).catch((error: unknown) =>
        this.logger.warn('What is over could not be taken away.', error),
      );
    }, hour).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
