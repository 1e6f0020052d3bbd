import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { NetworkId, ObjectionAnswer, ReferralId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, EventStore, Refusal } from '@relais/event-sourcing';
import { Networks, nameOfNetwork } from '@relais/networks';
import { personCards, referralOfKey } from '@relais/people';
import { Vault } from '@relais/vault';
import { eventsOfReferral } from './referral-answer';
import { RecordObjection } from './referral.commands';
import { referral } from './referral.decider';
import type { ReferralEvent } from './referral.events';

/** What the link in a prospect's message opens: one key for each referral. */
@Injectable()
export class ObjectionLinks {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly database: Database,
  ) {}

  /** Network and giver behind a key, and no other personal value; null for a key that is not ours. */
  async resolve(key: string): Promise<ObjectionAnswer['referrals'][number]> {
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
      const network = await nameOfNetwork(rows, this.vault, networkId);
      return { state, network, giver };
    });
  }
}

/** Records the objections of prospects. */
@Injectable()
export class Objecting {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** A key that is none of ours changes nothing, and neither does one that was used. */
  async object(key: string): Promise<void> {
    const referralId = referralOfKey(this.vault, key) as ReferralId | null;
    if (referralId === null) return;
    const [passed] = await this.store.eventsOf(referral, referralId, { limit: 1 });
    if (!passed) return;
    const networkId = passed.networkId as NetworkId;
    const envelope = {
      commandId: randomUUID(),
      networkId,
      today: this.clock.dayIn(await this.networks.timezoneOf(networkId)),
      principal: { role: 'system' as const },
    };
    try {
      await this.commands.execute(new RecordObjection({ referralId, networkId }, envelope));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
