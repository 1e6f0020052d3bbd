import { Controller, Get, Header, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Outbox, type OutboxMail } from '@relais/mail';
import type { FastifyRequest } from 'fastify';
import { contentSecurityPolicy } from '../http/security-headers';
import { OutboxAccess } from './mails';
import { languageOf, listPage, mailPage } from './outbox-pages';

const html = 'text/html; charset=utf-8';
const policyOfPages = contentSecurityPolicy("'unsafe-inline'");

/** Mails that are not sent, for people who try Relais out on this machine: hidden from everyone else, and behind a proxy. */
@ApiExcludeController()
@Controller('outbox')
export class OutboxController {
  constructor(
    private readonly access: OutboxAccess,
    private readonly outbox: Outbox,
  ) {}

  @Get()
  @Header('content-type', html)
  @Header('content-security-policy', policyOfPages)
  async list(@Req() request: FastifyRequest, @Query('lang') asked: unknown): Promise<string> {
    this.ensureAlone(request);
    return listPage(await this.outbox.list(), languageOf(asked, request.headers['accept-language']));
  }

  @Get(':id')
  @Header('content-type', html)
  @Header('content-security-policy', policyOfPages)
  async show(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query('lang') asked: unknown,
  ): Promise<string> {
    const language = languageOf(asked, request.headers['accept-language']);
    return mailPage(await this.mail(request, id), language);
  }

  /** As a mail program shows it; nothing in it runs or is fetched. */
  @Get(':id/html')
  @Header('content-type', html)
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  async asSent(@Req() request: FastifyRequest, @Param('id') id: string): Promise<string> {
    return (await this.mail(request, id)).html;
  }

  private async mail(request: FastifyRequest, id: string): Promise<OutboxMail> {
    this.ensureAlone(request);
    const mail = await this.outbox.read(id);
    if (!mail) throw new NotFoundException();
    return mail;
  }

  private ensureAlone(request: FastifyRequest): void {
    if (!this.access.has(request)) throw new NotFoundException();
  }
}
