import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { type NetworkId, ObjectionBody, type ReferralId } from '@relais/contracts';
import { Clock, EventStore, Refusal } from '@relais/event-sourcing';
import { Rosters } from '@relais/networks';
import { Vault, referralOfKey } from '@relais/privacy';
import { RecordObjection } from '@relais/referrals';
import { Open } from './asker.decorator';

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
  ) {}

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

  private async record(referralId: ReferralId): Promise<void> {
    const [passed] = await this.store.readStream(`referral-${referralId}`, { limit: 1 });
    if (!passed) return;
    const networkId = passed.networkId as NetworkId;
    const envelope = {
      commandId: randomUUID(),
      networkId,
      today: this.clock.dayIn(await this.rosters.timezoneOf(networkId)),
      asker: { personId: null, role: 'system' as const },
    };
    try {
      await this.commands.execute(new RecordObjection({ referralId, networkId }, envelope));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
