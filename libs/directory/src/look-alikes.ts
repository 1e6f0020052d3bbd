import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess } from '@relais/access';
import type { Day, NetworkId, PersonId, PossibleDuplicate } from '@relais/contracts';
import { announcementsIn, lastSeen } from '@relais/meetings';
import { may, membersIn } from '@relais/networks';
import { KnownPersonRow, type MarkedPerson, lookAlikes, marksOf } from '@relais/people';
import { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';

/** A person that the network does not know yet, with their future id. */
type Newcomer = Readonly<{ personId: PersonId; name?: string | null; email?: string; phone?: string }>;

type Card = Readonly<{ personId: PersonId; ref: string; name: string | null; sector: string | null }>;
type Person = MarkedPerson & Readonly<{ card: Card }>;

/** Finds the known people that new people of a network look like. */
@Injectable()
export class LookAlikes {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
  ) {}

  /**
   * The newcomers who look like a known person, or like an earlier newcomer. A caller who may not see all known people learns of
   * members, of people who were in the room and of announced guests, by name only: otherwise a guessed address or telephone would reveal its owner.
   */
  async find(
    caller: Caller,
    networkId: NetworkId,
    newcomers: readonly Newcomer[],
  ): Promise<{ person: Person; like: Person }[]> {
    const region = await this.access.phoneRegion(networkId);
    const today = await this.access.today(caller, networkId);
    return this.access.read(caller, networkId, async (rows, me) => {
      const seesAll = may(me, 'read-people');
      const personOf = (personId: PersonId, values: Readonly<Record<string, string | null>>): Person => {
        const { ref, name, sector } = values;
        return {
          personId,
          marks: marksOf(seesAll ? values : { name: name ?? null }, region),
          card: { personId, ref: ref || personId, name: name || null, sector: sector || null },
        };
      };
      const seen = await (seesAll ? allKnownIn(rows, networkId) : metIn(rows, networkId, today));
      const opened = await this.vault.open(rows, networkId, seen);
      const known = [...opened].map(([personId, values]) => personOf(personId as PersonId, values));
      return lookAlikes(
        newcomers.map(({ personId, ...values }) => personOf(personId, values)),
        known,
      );
    });
  }
}

export const duplicateOf = ({
  person,
  like,
}: Readonly<{ person: Person; like: Person }>): PossibleDuplicate => ({
  ref: person.card.ref,
  like: like.card.ref,
});

const allKnownIn = async (rows: EntityManager, networkId: NetworkId): Promise<PersonId[]> =>
  (await rows.find(KnownPersonRow, { where: { networkId } })).map(({ personId }) => personId);

/** Present and former members, who was in the room of a meeting, and announced guests. */
async function metIn(rows: EntityManager, networkId: NetworkId, today: Day): Promise<PersonId[]> {
  const members = await membersIn(rows, { networkId });
  const guests = (await announcementsIn(rows, { networkId, today })).guests.map(({ guestId }) => guestId);
  return [...new Set([...members.persons(), ...(await lastSeen(rows, networkId)).keys(), ...guests])];
}
