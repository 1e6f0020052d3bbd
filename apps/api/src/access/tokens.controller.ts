import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  NetworkAccess,
  type Membership,
  Tokens,
  ensureExpiry,
  ensureFresh,
} from '@relais/access';
import { NetworkId, PutTokenBody, TokenAnswer, TokenId, TokensAnswer } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import { ensureMay, includesRole } from '@relais/networks';
import { personCards } from '@relais/people';
import { Vault } from '@relais/vault';
import { Me } from '../http/caller.decorator';

/** API tokens of a network, for its organisers. A token made here acts as its maker, with no more than their role. */
@ApiTags('tokens')
@ApiBearerAuth()
@Controller('api/networks/:networkId/tokens')
export class TokensController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly tokens: Tokens,
    private readonly vault: Vault,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: TokensAnswer })
  async list(
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<TokensAnswer> {
    this.allowed(caller, networkId);
    const timezone = await this.access.timezone(networkId);
    return this.access.read(caller, networkId, async (rows) => {
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
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('tokenId', { schema: TokenId }) tokenId: TokenId,
    @Body({ schema: PutTokenBody }) { name, role, expiresOn }: PutTokenBody,
  ): Promise<TokenAnswer> {
    const me = this.allowed(caller, networkId);
    ensure(includesRole(me.role, role), 'not-allowed', 'A token may not do more than you.', 'role');
    ensureFresh(caller);
    const today = await this.access.today(caller, networkId);
    if (expiresOn !== undefined) ensureExpiry(expiresOn, today, true);
    const timezone = await this.access.timezone(networkId);
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
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('tokenId', { schema: TokenId }) tokenId: TokenId,
  ): Promise<void> {
    const { personId } = this.allowed(caller, networkId);
    await this.tokens.revoke(networkId, tokenId, personId);
  }

  private allowed(caller: Caller, networkId: NetworkId): Membership {
    const me = this.access.membershipIn(caller, networkId);
    ensureMay(me, 'manage-tokens');
    return me;
  }
}
