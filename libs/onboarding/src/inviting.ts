import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Caller, NetworkAccess } from '@relais/access';
import type { InviteAnswer, NetworkId } from '@relais/contracts';
import type { Command, Envelope, Recorded } from '@relais/event-sourcing';
import { MailQueue } from '@relais/mail';
import { AdmitMember, ensureMay } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import { ReadModels } from '@relais/projections';
import type { Guest } from './guests';
import { invitationMail } from './invitation-mail';
import { Invitees } from './invitees';

type Invited = InviteAnswer['people'][number];

/** Registers guests in a network, admits them as members if that is wanted, and writes to each new one. */
@Injectable()
export class Inviting {
  private busy: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly invitees: Invitees,
    private readonly mailQueue: MailQueue,
    private readonly readModels: ReadModels,
  ) {}

  /**
   * One list after the other, over all processes: the second must see the people that the first registered. Waiting takes one
   * connection at most.
   */
  invite(...asked: Parameters<Inviting['inviteNow']>): Promise<InviteAnswer> {
    const [, { networkId }] = asked;
    const done = this.busy.then(() => this.access.runAlone(networkId, () => this.inviteNow(...asked)));
    this.busy = done.catch(() => undefined);
    return done;
  }

  private async inviteNow(
    caller: Caller,
    envelope: Envelope,
    guests: readonly Guest[],
    {
      asMembers,
      holdLookAlikes,
      ownAddress,
      hasAsked,
    }: Readonly<{ asMembers: boolean; holdLookAlikes: boolean; ownAddress: string; hasAsked: boolean }>,
  ): Promise<InviteAnswer> {
    ensureMay(envelope.principal, 'invite');
    const networkId = envelope.networkId as NetworkId;
    await this.readModels.catchUp([networkId]);
    const { invitees, sender, hasMembership, possibleDuplicates, held } = await this.invitees.select(
      caller,
      { networkId, today: envelope.today },
      guests,
      holdLookAlikes,
    );
    const people: Invited[] = [];
    const joins = asMembers || !hasMembership;
    for (const { name, address, personId, isKnown, wasMember, hasAccepted } of invitees) {
      const comesAgain = hasAsked && isKnown && !wasMember && !joins;
      const state = !isKnown || comesAgain ? 'invited' : asMembers && !wasMember ? 'admitted' : 'known';
      people.push({ personId, name, address, state });
      if (!isKnown)
        await this.give(
          new RegisterPerson({ networkId, personId }, next(envelope), {
            ...(name && { name }),
            email: address,
          }),
        );
      if (state === 'known') continue;
      if (asMembers)
        await this.give(
          new AdmitMember(
            { networkId, personId, joinedOn: envelope.today, leftOn: null, because: 'left' },
            next(envelope),
          ),
        );
      this.mailQueue.send(invitationMail({ ...sender, address, ownAddress, hasAsked, joins, hasAccepted }));
    }
    const position = String(await this.readModels.catchUp([networkId]));
    return { id: envelope.commandId, position, people, possibleDuplicates, held };
  }

  private give(command: Command<object>): Promise<Recorded> {
    return this.commands.execute<typeof command, Recorded>(command);
  }
}

const next = (envelope: Envelope): Envelope => ({
  ...envelope,
  commandId: randomUUID(),
  correlationId: envelope.commandId,
});
