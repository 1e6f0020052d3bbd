import { Injectable } from '@nestjs/common';
import type { NetworkId, PersonId, ReferralAnswer, ReferralId } from '@relais/contracts';
import { Refusal, type StoredEvent } from '@relais/event-sourcing';
import { type Asker, type PersonCard, ensureMay, personCards } from '@relais/identity';
import { Vault, prospectId } from '@relais/privacy';
import { ReadModels } from '@relais/read-models';
import type { ReferralEvent } from '@relais/referrals';
import { Asking } from './asking';

type Passed = Extract<ReferralEvent, { type: 'ReferralPassed' }>['data'];

/** One referral down to its facts, from the log. */
@Injectable()
export class ReferralHistory {
  constructor(
    private readonly asking: Asking,
    private readonly vault: Vault,
    private readonly readModels: ReadModels,
  ) {}

  /** @throws Refusal `not-found`; `not-allowed` to others than giver and receiver */
  async of(me: Asker, referralId: ReferralId): Promise<ReferralAnswer> {
    const facts = await this.facts(me, referralId);
    const [passed] = facts;
    const networkId = passed.networkId as NetworkId;
    const data = passed.data as Passed;
    const { giverId, receiverId, scope, warmth, contactBy, meetingId, parentId } = data;
    // Until they contain it the prospect is shown to nobody, and would look erased.
    await this.readModels.waitForNetworks([networkId], passed.position);
    return this.asking.read(me, networkId, async (rows, asker) => {
      ensureMay({ asker }, 'open-referral', { whose: [giverId, receiverId] });
      const actors = facts
        .map(({ metadata }) => metadata.actorId as PersonId | null)
        .filter((id) => id !== null);
      const cards = await personCards(rows, this.vault, networkId, [
        ...new Set([giverId, receiverId, ...actors]),
      ]);
      const values =
        (await this.vault.open(rows, [prospectId(referralId)])).get(prospectId(referralId)) ?? {};
      const { name = null, phone = null, email = null, need = null } = values;
      const agreedOn = facts.findLast(({ type }) => type === 'ProspectAgreed')?.on ?? data.agreedOn;
      const withdrawn = facts.some(({ type }) => type === 'ReferralWithdrawn');
      return {
        referralId,
        networkId,
        giver: who(cards, giverId),
        receiver: who(cards, receiverId),
        passedOn: passed.on,
        scope,
        warmth,
        contactBy,
        agreedOn,
        counts: !withdrawn && (scope === 'inside' || contactBy === 'prospect' || agreedOn !== null),
        withdrawn,
        meetingId,
        parentId,
        need,
        prospect: scope === 'outside' ? { name, phone, email } : null,
        facts: facts.map(({ id, type, on, recordedAt, metadata }) => ({
          id,
          type,
          on,
          recordedAt,
          by: metadata.actorId === null ? null : (cards.get(metadata.actorId as PersonId)?.name ?? null),
        })),
      };
    });
  }

  private async facts(asker: Asker, referralId: ReferralId): Promise<[StoredEvent, ...StoredEvent[]]> {
    const [first, ...others] = await this.asking.facts(asker, `referral-${referralId}`);
    if (!first) throw new Refusal('not-found', 'There is no such referral here.');
    return [first, ...others];
  }
}

function who(cards: ReadonlyMap<PersonId, PersonCard>, personId: PersonId) {
  const { ref = personId, name = null } = cards.get(personId) ?? {};
  return { personId, ref, name };
}
