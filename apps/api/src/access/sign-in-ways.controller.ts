import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { WaysAnswer } from '@relais/contracts';
import type { FastifyRequest } from 'fastify';
import { Open } from '../http/caller.decorator';
import { OutboxAccess } from '../operation/mails';
import { Provider } from './provider';

/** The ways to sign in, in addition to a code. */
@ApiTags('sign-in')
@Controller('api')
export class SignInWaysController {
  constructor(
    private readonly provider: Provider,
    private readonly outbox: OutboxAccess,
  ) {}

  @Open()
  @Get('sign-in/ways')
  @ApiOkResponse({ standardSchema: WaysAnswer })
  ways(@Req() request: FastifyRequest): WaysAnswer {
    return { openId: this.provider.name, outbox: this.outbox.has(request) };
  }
}
