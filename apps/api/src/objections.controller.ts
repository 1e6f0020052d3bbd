import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  LookAtObjectionBody,
  type NetworkId,
  ObjectionAnswer,
  ObjectionBody,
  type ReferralId,
} from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, EventStore, Refusal } from '@relais/event-sourcing';
import { Rosters } from '@relais/networks';
import { personCards, referralOfKey } from '@relais/people';
import { Vault } from '@relais/privacy';
import { RecordObjection, type ReferralEvent, referral } from '@relais/referrals';
import { Open } from './asker.decorator';
import { describedIn } from './network-queries';
import { eventsOfReferral } from './referral-answer';

/** For people who were recommended: the link in their message opens a page whose one button comes here. */
@ApiTags('privacy')
@Controller('api/objections')
export class ObjectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly rosters: Rosters,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly database: Database,
  ) {}

  /** Network and giver behind each key, and nothing else that is personal. Changes nothing; keys travel in bodies, never in an address. */
  @Open()
  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ObjectionAnswer })
  async look(@Body({ schema: LookAtObjectionBody }) { keys }: LookAtObjectionBody): Promise<ObjectionAnswer> {
    const referrals: ObjectionAnswer['referrals'] = [];
    for (const key of keys) referrals.push(await this.behind(key));
    return { referrals };
  }

  /** The same answer whether the link is one of ours or not. */
  @Open()
  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  async object(@Body({ schema: ObjectionBody }) { keys }: ObjectionBody): Promise<void> {
    for (const key of keys) {
      const referralId = referralOfKey(this.vault, key);
      if (referralId !== null) await this.record(referralId as ReferralId);
    }
  }

  private async behind(key: string): Promise<ObjectionAnswer['referrals'][number]> {
    const referralId = referralOfKey(this.vault, key);
    if (referralId === null) return null;
    const events = eventsOfReferral(await this.store.eventsOf(referral, referralId));
    if (events === null) return null;
    const networkId = events[0].networkId as NetworkId;
    const { giverId } = events[0].data;
    const has = (wanted: ReferralEvent['type']) => events.some(({ type }) => type === wanted);
    const state = has('ObjectionRecorded') ? 'objected' : has('ProspectErased') ? 'erased' : 'open';
    return this.database.asReader({ networkIds: [networkId], personIds: [] }, async (rows) => {
      const giver = (await personCards(rows, this.vault, networkId, [giverId])).get(giverId)?.name ?? null;
      const { name: network } = await describedIn(rows, this.vault, networkId);
      return { state, network, giver };
    });
  }

  private async record(referralId: ReferralId): Promise<void> {
    const [passed] = await this.store.eventsOf(referral, referralId, { limit: 1 });
    if (!passed) return;
    const networkId = passed.networkId as NetworkId;
    const envelope = {
      commandId: randomUUID(),
      networkId,
      today: this.clock.dayIn(await this.rosters.timezoneOf(networkId)),
      principal: { role: 'system' as const },
    };
    try {
      await this.commands.execute(new RecordObjection({ referralId, networkId }, envelope));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
