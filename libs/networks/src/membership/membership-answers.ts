import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { NetworkId, PersonId } from '@relais/contracts';
import { Clock, type Envelope, type Recorded } from '@relais/event-sourcing';
import { ReadModels } from '@relais/projections';
import { AnswerMembership } from '../network.commands';
import { Networks } from '../networks';

/** The answers of people to networks that others brought them into. */
@Injectable()
export class MembershipAnswers {
  constructor(
    private readonly commands: CommandBus,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly readModels: ReadModels,
  ) {}

  /** Records the answer and waits until the next request of the same account knows it. */
  async answer(
    networkId: NetworkId,
    personId: PersonId,
    accepted: boolean,
    commandId?: string,
  ): Promise<Recorded> {
    const today = this.clock.dayIn(await this.networks.timezoneOf(networkId));
    const envelope: Envelope = {
      ...{ commandId: commandId ?? randomUUID(), networkId, today },
      principal: { personId, role: 'member' },
    };
    const answer = new AnswerMembership({ networkId, personId, accepted }, envelope);
    const recorded = await this.commands.execute<AnswerMembership, Recorded>(answer);
    await this.readModels.waitForNetworks([networkId], Number(recorded.position));
    return recorded;
  }
}
