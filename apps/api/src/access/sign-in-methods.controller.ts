import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignInMethodsAnswer } from '@relais/contracts';
import type { FastifyRequest } from 'fastify';
import { Open } from '../http/caller.decorator';
import { OutboxAccess } from '../operation/mails';
import { Provider } from './provider';

/** The sign-in methods, in addition to a code. */
@ApiTags('sign-in')
@Controller('api')
export class SignInMethodsController {
  constructor(
    private readonly provider: Provider,
    private readonly outbox: OutboxAccess,
  ) {}

  @Open()
  @Get('sign-in/ways')
  @ApiOkResponse({ standardSchema: SignInMethodsAnswer })
  methods(@Req() request: FastifyRequest): SignInMethodsAnswer {
    return { openId: this.provider.name, outbox: this.outbox.has(request) };
  }
}
