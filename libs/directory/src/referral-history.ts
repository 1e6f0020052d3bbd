import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess } from '@relais/access';
import type { NetworkId, ReferralAnswer, ReferralId } from '@relais/contracts';
import { EventStore, Refusal, type StoredEvent, streamOf } from '@relais/event-sourcing';
import { thanksNaming } from '@relais/ledger';
import { ensureMay } from '@relais/networks';
import { objectionKey, personCards, prospectId } from '@relais/people';
import { ReadModels } from '@relais/projections';
import { Vault } from '@relais/vault';
import {
  type EventsOfReferral,
  type ThanksEvent,
  eventsOfReferral,
  peopleOf,
  referral,
  referralAnswer,
  thanks,
} from '@relais/referrals';

/** One referral down to its events, from the log. */
@Injectable()
export class ReferralHistory {
  constructor(
    private readonly access: NetworkAccess,
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly readModels: ReadModels,
  ) {}

  /** @throws Refusal `not-found`; `not-allowed` to others than giver and receiver */
  async read(me: Caller, referralId: ReferralId): Promise<ReferralAnswer> {
    const events = await this.events(me, referralId);
    const [passed] = events;
    const networkId = passed.networkId as NetworkId;
    // Until the read models contain it, the prospect is shown to nobody and would look erased.
    await this.readModels.waitForNetworks([networkId], passed.position);
    const region = await this.access.phoneRegion(networkId);
    const today = await this.access.today(me, networkId);
    return this.access.read(me, networkId, async (rows, caller) => {
      const { giverId, receiverId } = passed.data;
      ensureMay(caller, 'open-referral', { whose: [giverId, receiverId] });
      const cards = await personCards(rows, this.vault, networkId, peopleOf(events));
      const subject = prospectId(referralId);
      const values = await this.vault.open(rows, networkId, [subject]);
      const key = caller.personId === giverId ? objectionKey(this.vault, referralId) : null;
      const named = await thanksNaming(rows, { networkId, personId: caller.personId, referralId });
      const streams = await this.store.readStreams(named.map((id) => streamOf(thanks, id)));
      const given = [...streams.values()].flat() as StoredEvent<ThanksEvent>[];
      return referralAnswer(events, { thanks: given, today }, cards, values.get(subject) ?? {}, region, key);
    });
  }

  private async events(caller: Caller, referralId: ReferralId): Promise<EventsOfReferral> {
    const events = eventsOfReferral(await this.access.events(caller, referral, referralId));
    if (!events) throw new Refusal('not-found', 'There is no such referral here.');
    return events;
  }
}
