import {
  type CareNotes,
  type Charter,
  type Contacts,
  type Day,
  type LivelinessPeopleAnswer,
  type NetworkId,
  type PersonId,
  type PhoneRegion,
  shownPhone,
  telOf,
} from '@relais/contracts';
import { chartersIn, membersIn } from '@relais/networks';
import { latestNotesIn, personCards } from '@relais/people';
import type { Vault } from '@relais/vault';
import { type EntityManager, In } from 'typeorm';

type Asked = Readonly<{ networkId: NetworkId; today: Day; region: PhoneRegion }>;
type Lists = Pick<LivelinessPeopleAnswer['lists'], 'new' | 'fading' | 'neverReceived' | 'toFollowUp'>;

/**
 * How those on the named lists can be reached, as hosts may see it (DOMAIN.md, "Privacy"): telephone and e-mail of visitors, who left
 * them to be called, and the telephone of participants who show it.
 * @param rows of a reader
 */
export async function contactsOf(
  rows: EntityManager,
  vault: Vault,
  { networkId, today, region }: Asked,
  lists: Lists,
): Promise<Contacts> {
  const listed = listedIn(lists);
  const cards = await personCards(rows, vault, networkId, listed);
  const known = await membersIn(rows, { networkId, personId: In(listed) });
  const members = new Set(listed.filter((personId) => known.isMemberOn(personId, today)));
  const visitors = visitorsAmong(lists, members, (await chartersIn(rows, networkId))(today));
  return listed.flatMap((personId) => {
    const isVisitor = visitors.has(personId);
    const card = cards.get(personId);
    if (isVisitor && card?.declinesFollowUp) return [];
    const { phone = null, email = null, guestEmail = null, isPhoneShown = false } = card ?? {};
    const recorded = isVisitor || isPhoneShown ? phone : null;
    return {
      personId,
      isVisitor,
      phone: recorded && shownPhone(recorded, region),
      tel: telOf(recorded),
      email: isVisitor ? (email ?? guestEmail) : null,
    };
  });
}

/**
 * Visitors to follow up (DOMAIN.md, "Meetings"): of those who came first lately, the ones without a care note who have not said « ne
 * souhaite pas ».
 * @param rows of a reader
 */
export async function visitorsToFollowUp(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  firstVisits: Lists['toFollowUp'],
  careNotes: CareNotes,
): Promise<Lists['toFollowUp']> {
  const called = new Set(careNotes.map(({ personId }) => personId));
  const left = firstVisits.filter(({ personId }) => !called.has(personId));
  const ids = left.map(({ personId }) => personId);
  const cards = await personCards(rows, vault, networkId, ids);
  return left.filter(({ personId }) => !cards.get(personId)?.declinesFollowUp);
}

const listedIn = ({ new: newFaces, fading, neverReceived, toFollowUp }: Lists): PersonId[] => [
  ...new Set([...newFaces, ...fading, ...neverReceived, ...toFollowUp].map(({ personId }) => personId)),
];

/** People who are not members; without membership, only newcomers are visitors, and the others are participants. */
export function visitorsAmong(
  lists: Lists,
  members: ReadonlySet<PersonId>,
  { membership }: Pick<Charter, 'membership'>,
): Set<PersonId> {
  const candidates =
    membership === 'none' ? listedIn({ ...lists, fading: [], neverReceived: [] }) : listedIn(lists);
  return new Set(candidates.filter((personId) => !members.has(personId)));
}

/** The latest call of each person, with the name of who noted it. @param rows of a reader */
export async function careNotesIn(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
): Promise<CareNotes> {
  const notes = await latestNotesIn(rows, networkId);
  const hosts = [...new Set(notes.map(({ byId }) => byId))];
  const cards = await personCards(rows, vault, networkId, hosts);
  return notes.map(({ byId, ...note }) => ({
    ...note,
    by: { personId: byId, name: cards.get(byId)?.name ?? null },
  }));
}
