import type { Day, NetworkId, PeopleAnswer, PhoneRegion } from '@relais/contracts';
import { lastSeen } from '@relais/meetings';
import { MembershipRow } from '@relais/networks';
import { erasedPersons, lookAlikesAmong, marksOf, personCards } from '@relais/people';
import type { Vault } from '@relais/privacy';
import type { EntityManager } from 'typeorm';

type KnownPerson = Omit<PeopleAnswer['people'][number], 'isInvited' | 'address'> &
  Readonly<{ email: string | null }>;
type Where = Readonly<{ networkId: NetworkId; today: Day; region: PhoneRegion }>;

/** Everybody whom a network knows and has not erased, with their address, for whoever may read it. @param rows of a reader */
export async function knownPeople(
  rows: EntityManager,
  vault: Vault,
  { networkId, today, region }: Where,
): Promise<KnownPerson[]> {
  const cards = await personCards(rows, vault, networkId);
  for (const personId of await erasedPersons(rows, networkId)) cards.delete(personId);
  const spells = Map.groupBy(
    await rows.find(MembershipRow, { where: { networkId } }),
    ({ personId }) => personId,
  );
  const seen = await lastSeen(rows, networkId);
  const likes = lookAlikesAmong(
    [...cards.values()].map((card) => ({ personId: card.personId, marks: marksOf(card, region) })),
  );
  return [...cards.values()].map(({ personId, name, email }) => {
    const memberships = spells.get(personId) ?? [];
    const ended = memberships
      .flatMap(({ leftOn, leftBecause }) => (leftOn === null ? [] : [{ leftOn, leftBecause }]))
      .toSorted((a, b) => a.leftOn.localeCompare(b.leftOn));
    const over = ended.filter(({ leftOn }) => leftOn <= today);
    return {
      ...{ personId, name, email },
      isMember: memberships.length > over.length,
      leftOn: over.at(-1)?.leftOn ?? null,
      leftBecause: ended.at(-1)?.leftBecause ?? null,
      looksLike: likes.get(personId) ?? [],
      lastSeenOn: seen.get(personId) ?? null,
    };
  });
}
