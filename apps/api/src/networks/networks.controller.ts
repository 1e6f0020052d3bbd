import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Asker, Asking, acceptedOrNot } from '@relais/access';
import {
  DescribeNetworkBody,
  MeAnswer,
  MembersAnswer,
  MyNetworksAnswer,
  NetworkDescription,
  NetworkId,
  NewsAnswer,
  PeopleAnswer,
  PersonId,
  PutPersonBody,
  Recorded,
  RegisteredAnswer,
  TodayAnswer,
} from '@relais/contracts';
import { LookAlikes, MyNetworks, NetworkQueries, duplicateOf } from '@relais/directory';
import { ensureMay } from '@relais/networks';
import type { RegisterPerson } from '@relais/people';
import { describeNetwork } from './commands-of-bodies';
import { registerPerson } from '../people/commands-of-bodies';
import { Me } from '../http/asker.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('networks')
@ApiBearerAuth()
@Controller('api')
export class NetworksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly asking: Asking,
    private readonly queries: NetworkQueries,
    private readonly mine: MyNetworks,
    private readonly lookAlikes: LookAlikes,
  ) {}

  @Get('me')
  @ApiOkResponse({ standardSchema: MeAnswer })
  me(@Me() me: Asker): Promise<MeAnswer> {
    return this.queries.me(me);
  }

  /** One's own figures in each of one's networks. */
  @Get('me/networks')
  @ApiOkResponse({ standardSchema: MyNetworksAnswer })
  myNetworks(@Me() me: Asker): Promise<MyNetworksAnswer> {
    return this.mine.figures(me);
  }

  /** What waits for the caller in each of their networks. */
  @Get('me/news')
  @ApiOkResponse({ standardSchema: NewsAnswer })
  news(@Me() me: Asker): Promise<NewsAnswer> {
    return this.mine.news(me);
  }

  @Get('networks/:networkId/members')
  @ApiOkResponse({ standardSchema: MembersAnswer })
  members(
    @Me() me: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<MembersAnswer> {
    return this.queries.members(me, networkId);
  }

  @Get('networks/:networkId/people')
  @ApiOkResponse({ standardSchema: PeopleAnswer })
  people(
    @Me() me: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<PeopleAnswer> {
    return this.queries.people(me, networkId);
  }

  @Get('networks/:networkId/description')
  @ApiOkResponse({ standardSchema: NetworkDescription })
  description(
    @Me() me: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<NetworkDescription> {
    return this.queries.description(acceptedOrNot(me), networkId);
  }

  @Put('networks/:networkId/description')
  @ApiOkResponse({ standardSchema: Recorded })
  async describe(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: DescribeNetworkBody }) body: DescribeNetworkBody,
  ): Promise<Recorded> {
    return this.commands.execute(describeNetwork(body, await this.asking.envelope(me, networkId, commandId)));
  }

  @Get('networks/:networkId/today')
  @ApiOkResponse({ standardSchema: TodayAnswer })
  today(
    @Me() me: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<TodayAnswer> {
    return this.queries.today(me, networkId);
  }

  @Put('networks/:networkId/people/:personId')
  @ApiOkResponse({ standardSchema: RegisteredAnswer })
  async register(
    @Me() me: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: PutPersonBody }) body: PutPersonBody,
  ): Promise<RegisteredAnswer> {
    const envelope = await this.asking.envelope(me, networkId, personId);
    const region = await this.asking.phoneRegion(networkId);
    const command = registerPerson(body, personId, envelope, region);
    ensureMay(envelope.principal, 'register-person');
    const alike = await this.lookAlikes.find(me, networkId, [{ personId, ...command.personal }]);
    const recorded = await this.commands.execute<RegisterPerson, Recorded>(command);
    return { ...recorded, possibleDuplicates: alike.map(duplicateOf) };
  }
}
