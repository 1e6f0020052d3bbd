import {
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import type { Configuration } from '@relais/installation';
import { Outbox, MailQueue, smtpTransport } from '@relais/mail';
import { type Head, PrivateAccess } from './private-access';

class ClosingMailQueue extends MailQueue implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}

const hour = 3_600_000;

/** Looks for old mails at the start and every hour. */
class PurgedOutbox extends Outbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private timer: NodeJS.Timeout | undefined;

  onApplicationBootstrap(): void {
    const purge = () => {
      this.removeOld(new Date()).catch((error: unknown) => {
        this.logger.warn('Old mails could not be removed.', error);
      });
    };
    this.timer = setInterval(purge, hour).unref();
    purge();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}

/** The outbox is open to a browser on this machine, not through a proxy, while no mail server is configured. */
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

/** Whether mails leave this machine. */
export class Sending {
  constructor(readonly isOn: boolean) {}
}

/** The mail queue: to the configured mail server, or into the outbox of the data folder. */
export function mailProviders(configuration: Configuration): Provider[] {
  const { smtp, dataFolder } = configuration;
  const outbox = new PurgedOutbox(dataFolder);
  const transport = smtp ? smtpTransport(smtp.url, smtp.from) : outbox.write.bind(outbox);
  const logger = new Logger('MailQueue');
  const mailQueue = new ClosingMailQueue(transport, { say: (sentence) => logger.warn(sentence) });
  return [
    { provide: MailQueue, useValue: mailQueue },
    { provide: Sending, useValue: new Sending(smtp !== null) },
    { provide: Outbox, useValue: outbox },
    { provide: OutboxAccess, useValue: new OutboxAccess(configuration) },
  ];
}
