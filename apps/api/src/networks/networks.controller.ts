import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, acceptedOrNot } from '@relais/access';
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
import { type RegisterPerson, person } from '@relais/people';
import { describeNetwork } from './commands-of-bodies';
import { registerPerson } from '../people/commands-of-bodies';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('networks')
@ApiBearerAuth()
@Controller('api')
export class NetworksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly queries: NetworkQueries,
    private readonly mine: MyNetworks,
    private readonly lookAlikes: LookAlikes,
  ) {}

  @Get('me')
  @ApiOkResponse({ standardSchema: MeAnswer })
  me(@Me() me: Caller): Promise<MeAnswer> {
    return this.queries.me(me);
  }

  /** The caller's own figures in each of their networks. */
  @Get('me/networks')
  @ApiOkResponse({ standardSchema: MyNetworksAnswer })
  myNetworks(@Me() me: Caller): Promise<MyNetworksAnswer> {
    return this.mine.figures(me);
  }

  /** What waits for the caller in each of their networks. */
  @Get('me/news')
  @ApiOkResponse({ standardSchema: NewsAnswer })
  news(@Me() me: Caller): Promise<NewsAnswer> {
    return this.mine.news(me);
  }

  @Get('networks/:networkId/members')
  @ApiOkResponse({ standardSchema: MembersAnswer })
  members(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<MembersAnswer> {
    return this.queries.members(me, networkId);
  }

  @Get('networks/:networkId/people')
  @ApiOkResponse({ standardSchema: PeopleAnswer })
  people(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<PeopleAnswer> {
    return this.queries.people(me, networkId);
  }

  @Get('networks/:networkId/description')
  @ApiOkResponse({ standardSchema: NetworkDescription })
  description(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<NetworkDescription> {
    return this.queries.description(acceptedOrNot(me), networkId);
  }

  @Put('networks/:networkId/description')
  @ApiOkResponse({ standardSchema: Recorded })
  async describe(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: DescribeNetworkBody }) body: DescribeNetworkBody,
  ): Promise<Recorded> {
    return this.commands.execute(describeNetwork(body, await this.access.envelope(me, networkId, commandId)));
  }

  @Get('networks/:networkId/today')
  @ApiOkResponse({ standardSchema: TodayAnswer })
  today(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<TodayAnswer> {
    return this.queries.today(me, networkId);
  }

  @Put('networks/:networkId/people/:personId')
  @ApiOkResponse({ standardSchema: RegisteredAnswer })
  async register(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: PutPersonBody }) body: PutPersonBody,
  ): Promise<RegisteredAnswer> {
    const envelope = await this.access.envelope(me, networkId, personId);
    await this.access.ensureMayBegin(person, personId, networkId);
    const region = await this.access.phoneRegion(networkId);
    const command = registerPerson(body, personId, envelope, region);
    ensureMay(envelope.principal, 'register-person');
    const alike = await this.lookAlikes.find(me, networkId, [{ personId, ...command.personal }]);
    const recorded = await this.commands.execute<RegisterPerson, Recorded>(command);
    return { ...recorded, possibleDuplicates: alike.map(duplicateOf) };
  }
}
