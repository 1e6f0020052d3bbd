import { Injectable } from '@nestjs/common';
import type { MyNetworksAnswer } from '@relais/contracts';
import type { Asker } from '@relais/identity';
import { linesAt, statementOf } from '@relais/ledger';
import { timeSpent } from '@relais/meetings';
import { Asking, speakingAs } from './asking';

/** One's own figures over all of one's networks. */
@Injectable()
export class MyNetworks {
  constructor(private readonly asking: Asking) {}

  of(me: Asker): Promise<MyNetworksAnswer> {
    return this.asking.readAll(me, async (rows) => {
      const networks: MyNetworksAnswer['networks'] = [];
      for (const { networkId, personId, acceptance } of me.memberships) {
        if (acceptance !== 'accepted') continue;
        const today = await this.asking.today(speakingAs(me, { personId }), networkId);
        const lines = await linesAt(rows, { networkId, personId, asOf: today, knownAt: null });
        const { given, received, broughtIn, earned } = statementOf(lines).summary;
        const time = await timeSpent(rows, networkId, personId, today);
        networks.push({ networkId, personId, given, received, broughtIn, earned, ...time });
      }
      return { networks };
    });
  }
}
