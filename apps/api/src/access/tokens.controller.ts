import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Asker, Asking, type Membership, Tokens, ensureExpiry, ensureFresh } from '@relais/access';
import { NetworkId, PutTokenBody, TokenAnswer, TokenId, TokensAnswer } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import { ensureMay, includesRole } from '@relais/networks';
import { personCards } from '@relais/people';
import { Vault } from '@relais/vault';
import { Me } from '../http/asker.decorator';

/** API tokens of a network, for its organisers. A token made here acts as whoever made it, with no more than his role. */
@ApiTags('tokens')
@ApiBearerAuth()
@Controller('api/networks/:networkId/tokens')
export class TokensController {
  constructor(
    private readonly asking: Asking,
    private readonly tokens: Tokens,
    private readonly vault: Vault,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: TokensAnswer })
  async list(
    @Me() asker: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<TokensAnswer> {
    this.allowed(asker, networkId);
    const timezone = await this.asking.timezone(networkId);
    return this.asking.read(asker, networkId, async (rows) => {
      const tokens = await this.tokens.listOf(rows, networkId, timezone);
      const whose = [...new Set(tokens.map(({ personId }) => personId))];
      const cards = await personCards(rows, this.vault, networkId, whose);
      return {
        tokens: tokens.map((token) => ({ ...token, personName: cards.get(token.personId)?.name ?? null })),
      };
    });
  }

  @Put(':tokenId')
  @ApiOkResponse({ standardSchema: TokenAnswer })
  async make(
    @Me() asker: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('tokenId', { schema: TokenId }) tokenId: TokenId,
    @Body({ schema: PutTokenBody }) { name, role, expiresOn }: PutTokenBody,
  ): Promise<TokenAnswer> {
    const me = this.allowed(asker, networkId);
    ensure(includesRole(me.role, role), 'not-allowed', 'A token may not do more than you.', 'role');
    ensureFresh(asker);
    const today = await this.asking.today(asker, networkId);
    if (expiresOn !== undefined) ensureExpiry(expiresOn, today, true);
    const timezone = await this.asking.timezone(networkId);
    const { personId } = me;
    return this.tokens.make({
      ...{ networkId, personId, role, name, timezone, tokenId },
      lastDay: expiresOn ?? null,
      isCapped: true,
    });
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(
    @Me() asker: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('tokenId', { schema: TokenId }) tokenId: TokenId,
  ): Promise<void> {
    const { personId } = this.allowed(asker, networkId);
    await this.tokens.revoke(networkId, tokenId, personId);
  }

  private allowed(asker: Asker, networkId: NetworkId): Membership {
    const me = this.asking.in(asker, networkId);
    ensureMay(me, 'manage-tokens');
    return me;
  }
}
