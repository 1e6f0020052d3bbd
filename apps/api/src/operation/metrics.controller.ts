import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, NotFoundException, Req, UnauthorizedException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Configuration } from '@relais/installation';
import type { FastifyRequest } from 'fastify';
import { bearerOf } from '../http/caller.decorator';
import { Metrics, metricsType } from './metrics';

/** The token that opens `/metrics` on the main port; null: it stays closed. */
export class MetricsToken {
  private readonly token: Buffer | null;

  constructor({ metricsToken }: Pick<Configuration, 'metricsToken'>) {
    this.token = metricsToken === null ? null : Buffer.from(metricsToken);
  }

  /** @throws NotFoundException where there is none, UnauthorizedException for a request without it */
  ensureIn(request: FastifyRequest): void {
    if (this.token === null) throw new NotFoundException('There is nothing here.');
    const given = Buffer.from(bearerOf(request) ?? '');
    if (given.length !== this.token.length || !timingSafeEqual(given, this.token))
      throw new UnauthorizedException('The metrics need their token (RELAIS_METRICS_TOKEN).');
  }
}

/** The metrics for a machine elsewhere, which has their token. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly token: MetricsToken,
  ) {}

  @Get()
  @Header('content-type', metricsType)
  text(@Req() request: FastifyRequest): Promise<string> {
    this.token.ensureIn(request);
    return this.metrics.text();
  }
}
