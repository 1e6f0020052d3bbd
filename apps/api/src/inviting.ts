import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { InviteAnswer, NetworkId } from '@relais/contracts';
import { PersonId } from '@relais/contracts';
import { type Command, type Envelope, EventStore, type Recorded } from '@relais/event-sourcing';
import { type Asker, RegisterPerson, addressHash, ensureMay } from '@relais/identity';
import { Post } from '@relais/mail';
import { AdmitMember, Rosters } from '@relais/networks';
import { Vault } from '@relais/privacy';
import { ReadModels } from '@relais/read-models';
import { Asking } from './asking';
import type { Guest } from './guests';
import { invitationMail } from './invitation-mail';
import { mailSenderIn } from './mail-sender';

type Invited = InviteAnswer['people'][number];

/** Makes guests known to a network, members of it where that is wanted, and writes to each whom it did not know. */
@Injectable()
export class Inviting {
  private busy: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly commands: CommandBus,
    private readonly asking: Asking,
    private readonly rosters: Rosters,
    private readonly vault: Vault,
    private readonly post: Post,
    private readonly readModels: ReadModels,
    private readonly store: EventStore,
  ) {}

  /** One list after the other, in all processes: the second must see whom the first made known. Waiting takes one connection at most. */
  invite(...asked: Parameters<Inviting['inviteNow']>): Promise<InviteAnswer> {
    const [, { networkId }] = asked;
    const done = this.busy.then(() => this.asking.alone(networkId, () => this.inviteNow(...asked)));
    this.busy = done.catch(() => undefined);
    return done;
  }

  private async inviteNow(
    asker: Asker,
    envelope: Envelope,
    guests: readonly Guest[],
    { asMembers, ownAddress }: Readonly<{ asMembers: boolean; ownAddress: string }>,
  ): Promise<InviteAnswer> {
    ensureMay(envelope, 'invite');
    const networkId = envelope.networkId as NetworkId;
    await this.readModels.waitForNetworks([networkId], await this.store.lastPosition());
    const hashes = new Map(guests.map(({ address }) => [address, addressHash(this.vault, address)]));
    const { known, sender } = await this.asking.read(asker, networkId, async (rows, me) => {
      const found: { personId: PersonId; hash: string }[] = await rows.query(
        `select person_id as "personId", address_hash as hash from known_person where network_id = $1 and address_hash = any ($2)`,
        [networkId, [...hashes.values()]],
      );
      return {
        known: new Map(found.map(({ hash, personId }) => [hash, personId])),
        sender: await mailSenderIn(rows, this.vault, networkId, me.personId),
      };
    });
    const { spells } = await this.rosters.of(networkId);
    const people: Invited[] = [];
    for (const { name, address } of guests) {
      const knownId = known.get(hashes.get(address) ?? '');
      const personId = knownId ?? PersonId.parse(randomUUID());
      const state = !knownId ? 'invited' : asMembers && !spells.has(personId) ? 'admitted' : 'known';
      people.push({ personId, name, address, state });
      if (!knownId)
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
      this.post.send(invitationMail({ ...sender, address, ownAddress }));
    }
    const position = await this.store.lastPosition();
    await this.readModels.waitForNetworks([networkId], position);
    return { id: envelope.commandId, position: String(position), people };
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
