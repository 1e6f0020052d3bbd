import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess } from '@relais/access';
import type { NetworkId, OneToOneId, OneToOnesAnswer, PersonId } from '@relais/contracts';
import { EventStore, type StoredEvent } from '@relais/event-sourcing';
import { type OneToOneEvent, oneToOneEvents } from '@relais/meetings';
import { ensureMay } from '@relais/networks';
import { personCards } from '@relais/people';
import { Vault } from '@relais/vault';

type OwnOneToOne = OneToOnesAnswer['oneToOnes'][number];

/** One-to-ones are read from the log: they have no read model. */
@Injectable()
export class OneToOneQueries {
  constructor(
    private readonly access: NetworkAccess,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  /** Those of the caller. */
  async mine(caller: Caller, networkId: NetworkId): Promise<OneToOnesAnswer> {
    const { personId } = this.access.membershipIn(caller, networkId);
    const events = await oneToOneEventsOf(this.store, networkId);
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-ledger', { whose: [personId] });
      const cards = await personCards(rows, this.vault, networkId);
      const named = (id: PersonId) => ({ personId: id, name: cards.get(id)?.name ?? null });
      return { oneToOnes: oneToOnesOf(events, personId, named) };
    });
  }
}

export async function oneToOneEventsOf(
  store: EventStore,
  networkId: NetworkId,
): Promise<StoredEvent<OneToOneEvent>[]> {
  const events: StoredEvent<OneToOneEvent>[] = [];
  for await (const page of store.pagesOf(networkId, oneToOneEvents)) events.push(...page);
  return events;
}

/** The one-to-ones of a person, withdrawn ones included, in the order of recording. */
export function oneToOnesOf(
  events: readonly StoredEvent<OneToOneEvent>[],
  personId: PersonId,
  named: (personId: PersonId) => OwnOneToOne['with'],
): OwnOneToOne[] {
  const held = new Map<OneToOneId, OwnOneToOne>();
  for (const { type, data, on } of events)
    switch (type) {
      case 'OneToOneHeld': {
        const { oneToOneId, aId, bId } = data;
        if (aId !== personId && bId !== personId) break;
        const other = named(aId === personId ? bId : aId);
        held.set(oneToOneId, { oneToOneId, on, with: other, withdrawn: false });
        break;
      }
      case 'OneToOneWithdrawn': {
        const withdrawn = held.get(data.oneToOneId);
        if (withdrawn) held.set(data.oneToOneId, { ...withdrawn, withdrawn: true });
      }
    }
  return [...held.values()];
}
