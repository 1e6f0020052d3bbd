import {
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import type { Configuration } from '@relais/installation';
import { Outbox, Post, smtpCarrier } from '@relais/mail';
import { type Head, PrivateAccess } from './private-access';

class ClosingPost extends Post implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}

const hour = 3_600_000;

/** Looks for old mails at the start and every hour. */
class SweptOutbox extends Outbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private timer: NodeJS.Timeout | undefined;

  onApplicationBootstrap(): void {
    const sweep = () => {
      this.removeOld(new Date()).catch((error: unknown) => {
        this.logger.warn('Old mails could not be removed.', error);
      });
    };
    this.timer = setInterval(sweep, hour).unref();
    sweep();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

/** Who may look into the outbox: a browser on this machine, not through a proxy, and while no mail server is configured. */
export class OutboxAccess {
  private readonly access: PrivateAccess;

  constructor(
    private readonly told: Pick<Configuration, 'publicUrl' | 'isLoopback' | 'isProduction' | 'smtp' | 'port'>,
  ) {
    this.access = new PrivateAccess(told);
  }

  has(request: Head): boolean {
    const { isProduction, smtp } = this.told;
    return !isProduction && smtp === null && this.access.has(request);
  }
}

/** The post: by the configured mail server, else into the outbox of the data folder. */
export function mailProviders(configuration: Configuration): Provider[] {
  const { smtp, dataFolder } = configuration;
  const outbox = new SweptOutbox(dataFolder);
  const carry = smtp ? smtpCarrier(smtp.url, smtp.from) : outbox.write.bind(outbox);
  const logger = new Logger('Post');
  const post = new ClosingPost(carry, { say: (sentence) => logger.warn(sentence) });
  return [
    { provide: Post, useValue: post },
    { provide: Outbox, useValue: outbox },
    { provide: OutboxAccess, useValue: new OutboxAccess(configuration) },
  ];
}
