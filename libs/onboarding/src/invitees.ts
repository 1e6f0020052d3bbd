import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, type MailSender, mailSenderIn } from '@relais/access';
import {
  type Day,
  type InviteAnswer,
  type NetworkId,
  PersonId,
  type PossibleDuplicate,
} from '@relais/contracts';
import { LookAlikes, duplicateOf } from '@relais/directory';
import { Networks } from '@relais/networks';
import { charterOn } from '@relais/networks/rules';
import { addressHash, personsByAddress } from '@relais/people';
import { Vault } from '@relais/vault';
import type { Guest } from './guests';

type Held = InviteAnswer['held'][number];

/** A guest, with the id by which the network knows them, or will. */
export type Invitee = Guest &
  Readonly<{ personId: PersonId; isKnown: boolean; wasMember: boolean; hasAccepted: boolean }>;

/** Who invites, and the people to invite; `hasMembership`: who is not admitted as a member is a visitor; `held` wait for a decision because they look like a known person. */
export type Invitation = Readonly<{
  invitees: readonly Invitee[];
  sender: MailSender;
  hasMembership: boolean;
  possibleDuplicates: PossibleDuplicate[];
  held: Held[];
}>;

/** Finds out which people of a list a network knows. */
@Injectable()
export class Invitees {
  constructor(
    private readonly access: NetworkAccess,
    private readonly networks: Networks,
    private readonly vault: Vault,
    private readonly lookAlikes: LookAlikes,
  ) {}

  async select(
    caller: Caller,
    { networkId, today }: Readonly<{ networkId: NetworkId; today: Day }>,
    guests: readonly Guest[],
    holdLookAlikes: boolean,
  ): Promise<Invitation> {
    const hashes = new Map(guests.map(({ address }) => [address, addressHash(this.vault, address)]));
    const { known, sender } = await this.access.read(caller, networkId, async (rows, me) => ({
      known: await personsByAddress(rows, networkId, [...hashes.values()]),
      sender: await mailSenderIn(rows, this.vault, networkId, me.personId),
    }));
    const network = await this.networks.stateOf(networkId);
    const found = guests.map((guest): Invitee => {
      const knownId = known.get(hashes.get(guest.address) ?? '');
      const personId = knownId ?? PersonId.parse(randomUUID());
      return {
        ...guest,
        personId,
        isKnown: knownId !== undefined,
        wasMember: network.members.wasEverMember(personId),
        hasAccepted: network.answers.get(personId) === 'accepted',
      };
    });
    const { possibleDuplicates, held } = await this.alikeAmong(caller, networkId, found, holdLookAlikes);
    const invitees = found.filter(({ personId }) => !held.has(personId));
    const hasMembership = charterOn(network, today).membership === 'yes';
    return { invitees, sender, hasMembership, possibleDuplicates, held: [...held.values()] };
  }

  /** The new ones among them who look like a known person, or like one before them; `held` are those who wait for a decision. */
  private async alikeAmong(
    caller: Caller,
    networkId: NetworkId,
    invitees: readonly Invitee[],
    isHolding: boolean,
  ): Promise<{ possibleDuplicates: PossibleDuplicate[]; held: Map<PersonId, Held> }> {
    const newcomers = invitees.filter(({ isKnown }) => !isKnown);
    const named = newcomers.map(({ personId, name }) => ({ personId, name }));
    const alike = await this.lookAlikes.find(caller, networkId, named);
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
}
