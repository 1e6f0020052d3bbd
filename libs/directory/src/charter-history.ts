import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess } from '@relais/access';
import type { Charter, CharterAnswer, Day, NetworkId, PersonId } from '@relais/contracts';
import { CharterAdopted, may, network } from '@relais/networks';
import { inOrderOfDays, versionOn } from '@relais/networks/rules';
import { personCards } from '@relais/people';
import { Vault } from '@relais/vault';

/** The rules of a network over time, read from its events. */
@Injectable()
export class CharterHistory {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
  ) {}

  /** Of several versions of one day only the last, which holds. @throws Refusal `not-found` */
  async read(caller: Caller, networkId: NetworkId): Promise<CharterAnswer> {
    const today = await this.access.today(caller, networkId);
    const events = await this.access.events(caller, network, networkId);
    const adopted = new Map<Day, Readonly<{ charter: Charter; byId: PersonId | null }>>();
    for (const event of events)
      if (CharterAdopted.is(event))
        adopted.set(event.on, {
          charter: event.data.charter,
          byId: event.metadata.actorId as PersonId | null,
        });
    const versions = inOrderOfDays([...adopted].map(([from, version]) => ({ from, ...version })));
    return this.access.read(caller, networkId, async (rows, me) => {
      const shown = may(me, 'read-network') ? versions.flatMap(({ byId }) => byId ?? []) : [];
      const cards = await personCards(rows, this.vault, networkId, [...new Set(shown)]);
      const who = (personId: PersonId | null) =>
        personId !== null && shown.includes(personId)
          ? { personId, name: cards.get(personId)?.name ?? null }
          : null;
      const { charter, from } = versionOn(versions, today);
      return {
        ...{ charter, from },
        versions: versions.map(({ byId, ...version }) => ({ ...version, by: who(byId) })),
      };
    });
  }
}
