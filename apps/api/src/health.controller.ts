import { Controller, Get, Header, NotFoundException, Req, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { EventStore } from '@relais/event-sourcing';
import { ReadModels } from '@relais/read-models';
import type { FastifyRequest } from 'fastify';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { Open } from './asker.decorator';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** For machines: whether the process lives, whether it serves, and its figures. */
@ApiExcludeController()
@Open()
@SkipThrottle({ reads: true, writes: true })
@Controller()
export class HealthController {
  private readonly registry = new Registry();

  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'relais_projection_position',
      help: 'Position in the log up to which a projection has got, where this process runs it.',
      labelNames: ['projection'],
      registers: [this.registry],
      collect() {
        for (const { projection, position } of readModels.states()) this.set({ projection }, position);
      },
    });
  }

  @Get('health/live')
  live() {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready() {
    const failing = this.readModels.states().filter(({ error }) => error !== null);
    if (failing.length > 0) {
      throw new ServiceUnavailableException(
        `Read models stand still: ${failing.map(({ projection }) => projection).join(', ')}.`,
      );
    }
    return { status: 'ready', position: await this.store.lastPosition() };
  }

  /** Not open to the world: only to this machine itself, and not through a proxy. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(@Req() { ip, headers }: FastifyRequest): Promise<string> {
    const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    if (!loopback.has(ip) || forwarded) throw new NotFoundException();
    return this.registry.metrics();
  }
}
