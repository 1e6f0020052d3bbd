import { Injectable } from '@nestjs/common';
import type { Asker } from '@relais/access';
import type { NetworkId } from '@relais/contracts';
import { type Aggregate, Refusal } from '@relais/event-sourcing';
import { Asking } from './asking';

/** In which of the asker's networks something lies that only its id is known of. */
@Injectable()
export class NetworkOfStream {
  constructor(private readonly asking: Asking) {}

  /** @throws Refusal `not-found` when there is nothing, or it belongs to another network */
  async of(asker: Asker, aggregate: Aggregate, id: string): Promise<NetworkId> {
    const [first] = await this.asking.events(asker, aggregate, id);
    if (!first) throw new Refusal('not-found', 'There is nothing with this id here.');
    return first.networkId as NetworkId;
  }
}
