import { setTimeout as sleep } from 'node:timers/promises';
import {
  Controller,
  Get,
  Header,
  Logger,
  NotFoundException,
  Req,
  ServiceUnavailableException,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { EventStore } from '@relais/event-sourcing';
import { type Progress, ReadModels } from '@relais/read-models';
import type { FastifyRequest } from 'fastify';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { Open } from './asker.decorator';

/** Whoever asks wants to know within a second, also while the database gives no answer at all. */
const longestLookMs = 700;
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** For machines: whether the process lives, whether it serves, and its figures. */
@ApiExcludeController()
@Open()
@SkipThrottle({ reads: true, writes: true })
@Controller()
export class HealthController {
  private readonly logger = new Logger('Health');
  private readonly registry = new Registry();
  private readonly gauges = [
    this.gauge('projection_position', 'Position in the log up to which a projection has got.', 'position'),
    this.gauge('projection_lag', 'Positions of the log that lie behind a projection.', 'lag'),
    this.gauge('projection_runners', 'Processes that divide a projection.', 'runners'),
    this.gauge('stopped_networks', 'Networks that stand still at a fact that cannot be digested.', 'stopped'),
  ];

  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  @Get('health/live')
  live() {
    return { status: 'live' };
  }

  /** Ready also while single networks stand still: they are listed. What they failed with, `relais status` says. */
  @Get('health/ready')
  async ready() {
    const states = this.readModels.states();
    const failing = states.filter(({ error }) => error !== null);
    if (failing.length > 0) {
      for (const { projection, error } of failing)
        this.logger.warn(`${projection} stands still: ${String(error)}`);
      throw new ServiceUnavailableException(
        `Read models stand still: ${failing.map(({ projection }) => projection).join(', ')}.`,
      );
    }
    const [found, position] = await inTime(
      Promise.all([this.readModels.progress(), this.store.lastPosition()]),
    );
    const projections = found.map(({ stopped, ...progress }) => ({
      ...progress,
      notice: states.find(({ projection }) => projection === progress.projection)?.notice ?? null,
      stopped: stopped.map(({ networkId, position, type, since }) => ({ networkId, position, type, since })),
    }));
    return { status: 'ready', position, projections };
  }

  /** Not open to the world: only to this machine itself, and not through a proxy. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(@Req() { ip, headers }: FastifyRequest): Promise<string> {
    const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    if (!loopback.has(ip) || forwarded) throw new NotFoundException();
    const progress = await this.readModels.progress();
    for (const show of this.gauges) for (const one of progress) show(one);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, key: 'position' | 'lag' | 'runners' | 'stopped') {
    const registers = [this.registry];
    const gauge = new Gauge({ name: `relais_${name}`, help, labelNames: ['projection'], registers });
    return ({ projection, [key]: value }: Progress) => {
      gauge.set({ projection }, typeof value === 'number' ? value : value.length);
    };
  }
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  const ending = new AbortController();
  const late = async (): Promise<never> => {
    await sleep(longestLookMs, undefined, { signal: ending.signal });
    throw new ServiceUnavailableException('The database or the log does not answer.');
  };
  try {
    return await Promise.race([asked, late()]);
  } finally {
    ending.abort();
  }
}
