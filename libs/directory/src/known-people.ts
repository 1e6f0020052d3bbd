import type { Day, NetworkId, PeopleAnswer, PhoneRegion } from '@relais/contracts';
import { lastSeen } from '@relais/meetings';
import { membersIn } from '@relais/networks';
import { lastEnded, lastLeftOn } from '@relais/networks/rules';
import { erasedPersons, lookAlikesAmong, marksOf, personCards } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';

type KnownPerson = Omit<PeopleAnswer['people'][number], 'isInvited' | 'address'> &
  Readonly<{ email: string | null }>;
type Where = Readonly<{ networkId: NetworkId; today: Day; region: PhoneRegion }>;

/** Everyone that a network knows and has not erased, with the addresses that the caller may read. @param rows of a reader */
export async function knownPeople(
  rows: EntityManager,
  vault: Vault,
  { networkId, today, region }: Where,
): Promise<KnownPerson[]> {
  const cards = await personCards(rows, vault, networkId);
  for (const personId of await erasedPersons(rows, networkId)) cards.delete(personId);
  const members = await membersIn(rows, { networkId });
  const seen = await lastSeen(rows, networkId);
  const likes = lookAlikesAmong(
    [...cards.values()].map((card) => ({ personId: card.personId, marks: marksOf(card, region) })),
  );
  return [...cards.values()].map(({ personId, name, email }) => {
    const periods = members.periodsOf(personId);
    return {
      ...{ personId, name, email },
      isMember: members.isMemberOn(personId, today),
      leftOn: lastLeftOn(periods, today),
      leftBecause: lastEnded(periods)?.because ?? null,
      looksLike: likes.get(personId) ?? [],
      lastSeenOn: seen.get(personId) ?? null,
    };
  });
}
