import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, Joining, type Membership, speakingAs } from '@relais/access';
import type { MyNetworksAnswer, NewsAnswer } from '@relais/contracts';
import { linesAt, receivedLately, statementOf } from '@relais/ledger';
import { timeSpent } from '@relais/meetings';
import { may } from '@relais/networks';

/** The caller's own values over all networks that they have accepted. */
@Injectable()
export class MyNetworks {
  constructor(
    private readonly access: NetworkAccess,
    private readonly joining: Joining,
  ) {}

  figures(me: Caller): Promise<MyNetworksAnswer> {
    return this.access.readAll(me, async (rows) => {
      const networks: MyNetworksAnswer['networks'] = [];
      for (const { networkId, personId } of acceptedMemberships(me)) {
        const today = await this.access.today(speakingAs(me, { personId }), networkId);
        const lines = await linesAt(rows, { networkId, personId, asOf: today, knownAt: null });
        const { given, received, broughtIn, earned } = statementOf(lines).summary;
        const time = await timeSpent(rows, networkId, personId, today);
        networks.push({ networkId, personId, given, received, broughtIn, earned, ...time });
      }
      return { networks };
    });
  }

  news(me: Caller): Promise<NewsAnswer> {
    return this.access.readAll(me, async (rows) => {
      const networks: NewsAnswer['networks'] = [];
      for (const { networkId, personId, role } of acceptedMemberships(me)) {
        const today = await this.access.today(speakingAs(me, { personId }), networkId);
        const received = await receivedLately(rows, { networkId, personId, today });
        const decides = may({ personId, role }, 'invite');
        const joinRequests = decides ? await this.joining.countRequests(rows, networkId) : null;
        networks.push({ networkId, personId, received, joinRequests });
      }
      return { networks };
    });
  }
}

const acceptedMemberships = ({ memberships }: Caller): Membership[] =>
  memberships.filter(({ acceptance }) => acceptance === 'accepted');
