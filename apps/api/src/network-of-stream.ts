import { Injectable } from '@nestjs/common';
import type { NetworkId } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import type { Asker } from '@relais/identity';
import { Asking } from './asking';

/** In which of the asker's networks something lies that only its id is known of. */
@Injectable()
export class NetworkOfStream {
  constructor(private readonly asking: Asking) {}

  /** @throws Refusal `not-found` when there is nothing, or it belongs to another network */
  async of(asker: Asker, stream: string): Promise<NetworkId> {
    const [first] = await this.asking.facts(asker, stream);
    const membership = asker.memberships.find(({ networkId }) => networkId === first?.networkId);
    if (!membership) throw new Refusal('not-found', 'There is nothing of this id here.');
    return membership.networkId;
  }
}
