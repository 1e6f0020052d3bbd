import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Asker } from '@relais/access';
import { type InviteAnswer, type NetworkId, PersonId, type PossibleDuplicate } from '@relais/contracts';
import { type Command, type Envelope, EventStore, type Recorded } from '@relais/event-sourcing';
import { Post } from '@relais/mail';
import { AdmitMember, Rosters, ensureMay } from '@relais/networks';
import { RegisterPerson, addressHash } from '@relais/people';
import { Vault } from '@relais/privacy';
import { ReadModels } from '@relais/read-models';
import { Asking } from './asking';
import type { Guest } from './guests';
import { invitationMail } from './invitation-mail';
import { LookAlikes, duplicateOf } from './look-alikes';
import { mailSenderIn } from './mail-sender';

type Invited = InviteAnswer['people'][number];
type Held = InviteAnswer['held'][number];
/** A guest, with the id by which the network knows them, or will. */
type Invitee = Guest & Readonly<{ personId: PersonId; isKnown: boolean }>;

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
    private readonly lookAlikes: LookAlikes,
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
    {
      asMembers,
      holdLookAlikes,
      ownAddress,
      hasAsked,
    }: Readonly<{ asMembers: boolean; holdLookAlikes: boolean; ownAddress: string; hasAsked: boolean }>,
  ): Promise<InviteAnswer> {
    ensureMay(envelope.principal, 'invite');
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
    const invitees = guests.map((guest): Invitee => {
      const knownId = known.get(hashes.get(guest.address) ?? '');
      return { ...guest, personId: knownId ?? PersonId.parse(randomUUID()), isKnown: knownId !== undefined };
    });
    const { possibleDuplicates, held } = await this.alikeAmong(asker, networkId, invitees, holdLookAlikes);
    const { spells } = await this.rosters.of(networkId);
    const people: Invited[] = [];
    for (const { name, address, personId, isKnown } of invitees) {
      if (held.has(personId)) continue;
      const state = !isKnown ? 'invited' : asMembers && !spells.has(personId) ? 'admitted' : 'known';
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
      this.post.send(invitationMail({ ...sender, address, ownAddress, hasAsked }));
    }
    const position = await this.store.lastPosition();
    await this.readModels.waitForNetworks([networkId], position);
    return {
      ...{ id: envelope.commandId, position: String(position), people },
      ...{ possibleDuplicates, held: [...held.values()] },
    };
  }

  /** The new ones among them who look like a known person, or like one before them; `held` are those who wait for a decision. */
  private async alikeAmong(
    asker: Asker,
    networkId: NetworkId,
    invitees: readonly Invitee[],
    isHolding: boolean,
  ): Promise<{ possibleDuplicates: PossibleDuplicate[]; held: Map<PersonId, Held> }> {
    const newcomers = invitees.filter(({ isKnown }) => !isKnown);
    const named = newcomers.map(({ personId, name }) => ({ personId, name }));
    const alike = await this.lookAlikes.find(asker, networkId, named);
    if (!isHolding) return { possibleDuplicates: alike.map(duplicateOf), held: new Map() };
    const held = new Map<PersonId, Held>();
    for (const { person, like } of alike) {
      const { name, address } = newcomers.find(({ personId }) => personId === person.personId) ?? {};
      if (!name || !address || held.has(like.personId)) continue;
      const { known = [] } = held.get(person.personId) ?? {};
      held.set(person.personId, { name, address, known: [...known, like.card] });
    }
    return { possibleDuplicates: [], held };
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
