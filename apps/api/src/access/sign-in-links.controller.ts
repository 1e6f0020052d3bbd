import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignIn } from '@relais/access';
import { LinkAnswer, LookAtLinkBody } from '@relais/contracts';
import { Database } from '@relais/database';
import { nameOfNetwork } from '@relais/networks';
import { personCards } from '@relais/people';
import { Vault } from '@relais/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BrowserCookies } from '../http/browser-cookies';
import { Open } from '../http/caller.decorator';
import { clientOf } from '../http/client';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** What the page of a sign-in link shows before its button is pressed. The secret is sent in bodies, never in an address. */
@ApiTags('sign-in')
@Controller('api/sign-in/look')
export class SignInLinksController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookies: BrowserCookies,
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** Whether the link still signs this browser in, and the network and person of an operator's link. Uses nothing up. */
  @Open()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: LinkAnswer })
  async look(
    @Body({ schema: LookAtLinkBody }) { token }: LookAtLinkBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkAnswer> {
    ensureWithinLimit(await this.signIn.retryAfterSeconds('tries', clientOf(request)), reply);
    const named = await this.signIn.personOfLink(token);
    if (named === null) {
      const browser = this.cookies.codeRequest.of(request);
      return { usable: browser !== null && (await this.signIn.codes.isUsable(browser, token)), names: null };
    }
    const { networkId, personId } = named;
    return this.database.asReader({ networkIds: [networkId], personIds: [] }, async (rows) => {
      const cards = await personCards(rows, this.vault, networkId, [personId]);
      const network = await nameOfNetwork(rows, this.vault, networkId);
      return {
        usable: true,
        names: { networkId, personId, network, person: cards.get(personId)?.name ?? null },
      };
    });
  }
}
