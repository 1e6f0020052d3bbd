import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Logger, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ReadModels } from '@relais/projections';

/** Callers need the answer within a second, even while the database does not answer. */
const longestLookMs = 700;

/** For machines: whether the process is alive, and whether it is ready. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  private readonly logger = new Logger('Health');

  constructor(private readonly readModels: ReadModels) {}

  @Get('live')
  live() {
    return { status: 'live' };
  }

  /** Ready even while single networks are parked. Anyone may ask: the details are in the log and in `relais status`. */
  @Get('ready')
  async ready() {
    const failing = this.readModels.states().filter(({ error }) => error !== null);
    for (const { projection, error } of failing)
      this.logger.warn(`${projection} has stopped: ${String(error)}`);
    if (failing.length > 0) throw new ServiceUnavailableException('Read models are stopped.');
    await inTime(this.readModels.progress());
    return { status: 'ready' };
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
