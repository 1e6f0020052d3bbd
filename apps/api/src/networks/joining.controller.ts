import { Body, Controller, GoneException, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Joining, SignIn } from '@relais/access';
import { AskToJoinBody, LookAtJoiningBody, NetworkDescription, type NetworkId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock } from '@relais/event-sourcing';
import { readDescription } from '@relais/networks';
import { Vault } from '@relais/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../http/caller.decorator';
import { clientOf } from '../http/client';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** For visitors: the page of the QR code asks here. The secret is sent in bodies, never in an address. */
@ApiTags('joining')
@Controller('api/joining')
export class JoiningController {
  constructor(
    private readonly joining: Joining,
    private readonly signIn: SignIn,
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The network to which the visitor is about to give their name. */
  @Open()
  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: NetworkDescription })
  async look(
    @Body({ schema: LookAtJoiningBody }) { secret }: LookAtJoiningBody,
  ): Promise<NetworkDescription> {
    const networkId = await this.networkOf(secret);
    return this.database.asReader({ networkIds: [networkId], personIds: [] }, (rows) =>
      readDescription(rows, this.vault, networkId, this.clock),
    );
  }

  /** The same answer whether the network knows the address or not; nothing is sent there. */
  @Open()
  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  async ask(
    @Body({ schema: AskToJoinBody }) { secret, name, address }: AskToJoinBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    ensureWithinLimit(await this.signIn.retryAfterSeconds('joinings', clientOf(request)), reply);
    const networkId = await this.networkOf(secret);
    const isFirst =
      (await this.signIn.retryAfterSeconds('joiningsThere', `${networkId} ${clientOf(request)}`)) === 0;
    const what = isFirst ? 'joiningsHere' : 'furtherJoiningsHere';
    ensureWithinLimit(await this.signIn.retryAfterSeconds(what, networkId), reply);
    await this.joining.ask(networkId, { name, address });
  }

  private async networkOf(secret: string): Promise<NetworkId> {
    const networkId = await this.joining.networkOf(secret);
    if (networkId === null)
      throw new GoneException('This link is over, or was replaced. Ask the network for its new one.');
    return networkId;
  }
}
