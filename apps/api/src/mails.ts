import { join } from 'node:path';
import { Logger, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import type { Configuration } from '@relais/installation';
import { Outbox, Post, smtpCarrier } from '@relais/mail';
import type { FastifyRequest } from 'fastify';
import { isLocalName } from './own-address';

class ClosingPost extends Post implements OnApplicationShutdown {
  onApplicationShutdown(): Promise<void> {
    return this.close();
  }
}

const forwarding = ['forwarded', 'via', 'x-real-ip'];

/** Who may look into the outbox: a browser on this machine, not through a proxy, and while no mail server is configured. */
export class OutboxAccess {
  constructor(private readonly told: Pick<Configuration, 'isLoopback' | 'isProduction' | 'smtp'>) {}

  has({ headers }: FastifyRequest): boolean {
    const { isLoopback, isProduction, smtp } = this.told;
    const isForwarded = Object.keys(headers).some(
      (name) => name.startsWith('x-forwarded') || forwarding.includes(name),
    );
    return isLoopback && !isProduction && smtp === null && !isForwarded && isLocalName(headers.host);
  }
}

/** The post: by the configured mail server, else into the outbox of the data folder. */
export function mailProviders(configuration: Configuration): Provider[] {
  const { smtp, dataFolder } = configuration;
  const outbox = new Outbox(join(dataFolder, 'outbox'));
  const carry = smtp ? smtpCarrier(smtp.url, smtp.from) : outbox.write.bind(outbox);
  const logger = new Logger('Post');
  const post = new ClosingPost(carry, { say: (sentence) => logger.warn(sentence) });
  return [
    { provide: Post, useValue: post },
    { provide: Outbox, useValue: outbox },
    { provide: OutboxAccess, useValue: new OutboxAccess(configuration) },
  ];
}
