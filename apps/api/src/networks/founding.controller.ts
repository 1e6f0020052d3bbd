import { Body, Controller, Param, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, SignIn } from '@relais/access';
import { FoundNetworkBody, NetworkId, Recorded } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import { network } from '@relais/networks';
import { Founding } from '@relais/onboarding';
import type { FastifyReply } from 'fastify';
import { Me } from '../http/caller.decorator';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** Everyone who is signed in may found a network. */
@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks')
export class FoundingController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly founding: Founding,
    private readonly signIn: SignIn,
  ) {}

  /** The same request again completes what was half done, and changes nothing else. */
  @Put(':networkId')
  @ApiOkResponse({ standardSchema: Recorded })
  async found(
    @Me() { accountId }: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: FoundNetworkBody }) body: FoundNetworkBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    if (accountId === null) throw new Refusal('not-allowed', 'A token founds no network: sign in for this.');
    await this.access.ensureMayBegin(network, networkId, networkId);
    ensureWithinLimit(await this.signIn.retryAfterSeconds('foundings', accountId), reply);
    return this.founding.found(accountId, networkId, body);
  }
}
