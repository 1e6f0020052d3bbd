import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SignIn } from '@relais/identity';

const hour = 3_600_000;

/** Takes away every hour what of signing in is over. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Sweep');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly signIn: SignIn) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.signIn
        .sweep()
        .catch((error: unknown) => this.logger.warn('What is over could not be taken away.', error));
    }, hour).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
