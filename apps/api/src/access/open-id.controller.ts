import { Controller, ForbiddenException, Get, Logger, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type OpenId, SignIn, deviceOf, newSecret } from '@relais/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../http/caller.decorator';
import { BrowserCookies } from '../http/browser-cookies';
import { clientOf } from '../http/client';
import { OwnAddress } from '../http/own-address';
import { ensureWithinLimit } from '../limits/ensure-within-limit';
import { Provider } from './provider';

const back = '/api/sign-in/provider/back';

/** Signing in by a provider: the browser goes to its authorisation URL and comes back with a verified address. */
@ApiExcludeController()
@Controller('api/sign-in/provider')
export class OpenIdController {
  private readonly logger = new Logger('OpenId');

  constructor(
    private readonly signIn: SignIn,
    private readonly provider: Provider,
    private readonly cookies: BrowserCookies,
    private readonly ownAddress: OwnAddress,
  ) {}

  @Open()
  @Get()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.headers['sec-fetch-site'] === 'cross-site')
      throw new ForbiddenException('This request comes from another site.');
    const openId = this.configured();
    const browser = newSecret();
    const authorisationUrl = await this.tried(() =>
      openId.authorisationUrl(browser, `${this.ownAddress.resolve(request)}${back}`),
    );
    if (authorisationUrl !== null) this.cookies.provider.set(reply, browser);
    await reply.redirect(authorisationUrl ?? refused, 302);
  }

  @Open()
  @Get('back')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const openId = this.configured();
    const known = this.cookies.device.of(request);
    const client = await this.signIn.clientOf(known, clientOf(request));
    ensureWithinLimit(await this.signIn.retryAfterSeconds('tries', client), reply);
    const browser = this.cookies.provider.of(request);
    const callbackUrl = `${this.ownAddress.resolve(request)}${request.url}`;
    const address = browser && (await this.tried(() => openId.verifiedAddress(browser, callbackUrl)));
    this.cookies.provider.clear(reply);
    if (address) {
      const device = { ...deviceOf(request.headers['user-agent']), secret: known ?? newSecret() };
      this.cookies.device.set(reply, device.secret);
      this.cookies.session.set(reply, await this.signIn.signInVerified(address, device));
    }
    await reply.redirect(address ? '/' : refused, 302);
  }

  private configured(): OpenId {
    const { openId } = this.provider;
    if (openId === null) throw new NotFoundException();
    return openId;
  }

  private async tried<T>(run: () => Promise<T>): Promise<T | null> {
    try {
      return await run();
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      this.logger.warn(`Signing in by the provider failed: ${code ?? message ?? 'unknown reason'}`);
      return null;
    }
  }
}

const refused = '/sign-in?refused=provider';
