import type { Membership } from '@relais/access';
import type {
  Charter,
  Coming,
  Day,
  Instant,
  MeetingAnswer,
  NetworkId,
  PersonId,
  TodayAnswer,
} from '@relais/contracts';
import { seenLately } from '@relais/liveliness';
import {
  type Announcements,
  AttendanceRow,
  MeetingRow,
  announcementsIn,
  maySeeDetails,
  maySeeLine,
  onTheDay,
} from '@relais/meetings';
import { chartersIn, may, membersIn } from '@relais/networks';
import { erasedPersons, personCards } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { nameOrderOf } from './name-order';

type ListOf = Readonly<{
  networkId: NetworkId;
  meeting: MeetingRow;
  timezone: string;
  today: Day;
  now: Instant;
}>;

const accessUnder = ({ membership, purpose }: Charter, isMember: boolean) => ({
  isParticipant: membership === 'none' || isMember,
  isSupport: purpose === 'support',
});

/** The people in the room of today's meeting that a person may see. @param rows of a reader */
export async function shownInTheRoom(
  rows: EntityManager,
  me: Membership,
  { meeting, inTheRoom }: TodayAnswer,
): Promise<PersonId[]> {
  if (!meeting) return [];
  const { networkId, personId: myId } = me;
  const charter = (await chartersIn(rows, networkId))(meeting.date);
  const members = await membersIn(rows, { networkId, personId: myId });
  const access = { isOnTheDay: true, ...accessUnder(charter, members.isMemberOn(myId, meeting.date)) };
  return inTheRoom.filter((personId) =>
    maySeeLine(me, { personId, status: 'present', announced: null, broughtBy: [] }, access),
  );
}

/** The list of a meeting as a person may see it: preset with everybody who is expected there. @param rows of a reader */
export async function listOf(
  rows: EntityManager,
  vault: Vault,
  me: Membership,
  { networkId, meeting, timezone, today, now }: ListOf,
): Promise<Pick<MeetingAnswer, 'comfortSize' | 'onTheDay' | 'people'>> {
  const { meetingId, date, status } = meeting;
  const lines = new Map(
    (await rows.find(AttendanceRow, { where: { meetingId } })).map((line) => [line.personId, line]),
  );
  const announced = announcedIn(await announcementsIn(rows, { networkId, today, meetingIds: [meetingId] }));
  const charter = (await chartersIn(rows, networkId))(date);
  const members = await membersIn(rows, { networkId });
  const isMember = (personId: PersonId) => members.isMemberOn(personId, date);
  const { from, until } = onTheDay(meeting, timezone);
  const access = { isOnTheDay: from <= now && now <= until, ...accessUnder(charter, isMember(me.personId)) };
  const seesAll = may(me, 'read-attendance');
  const expected =
    charter.membership === 'yes'
      ? members.persons().filter(isMember)
      : [...(seesAll ? await seenLately(rows, networkId, date) : []), me.personId];
  const erased = await erasedPersons(rows, networkId);
  const seenOf = (personId: PersonId) => {
    const { coming = null, broughtBy = [] } = announced.get(personId) ?? {};
    return { personId, status: lines.get(personId)?.status ?? null, announced: coming, broughtBy };
  };
  const listed = [...new Set([...lines.keys(), ...announced.keys(), ...expected])].filter(
    (personId) => (lines.has(personId) || !erased.has(personId)) && maySeeLine(me, seenOf(personId), access),
  );
  const cards = await personCards(rows, vault, networkId, listed);
  const people = listed.map((personId) => {
    const { ref = personId, name = null, sector = null } = cards.get(personId) ?? {};
    const line = lines.get(personId);
    const {
      coming = null,
      substituteFor = null,
      invitedBy = null,
      broughtBy = [],
    } = announced.get(personId) ?? {};
    const seesDetails = maySeeDetails(me, [personId, ...broughtBy]);
    const details = seesDetails ? (line ?? { substituteFor, firstTime: null }) : null;
    return {
      personId,
      ref,
      name,
      sector,
      isMember: isMember(personId),
      status: line?.status ?? null,
      announced: seesDetails || coming === 'yes' ? coming : null,
      substituteFor: details?.substituteFor ?? null,
      invitedBy: line ? line.invitedBy : invitedBy,
      welcomedBy: line?.welcomedBy ?? null,
      firstTime: details?.firstTime ?? null,
    };
  });
  people.sort(await nameOrderOf(rows, networkId));
  return {
    comfortSize: charter.comfortSize,
    onTheDay: status === 'cancelled' ? null : { from, until },
    people,
  };
}

/** What is announced about a person; `broughtBy`: the participants who announced them as a guest or substitute. */
type Announced = Readonly<{
  coming: Coming;
  substituteFor: PersonId | null;
  invitedBy: PersonId | null;
  broughtBy: readonly PersonId[];
}>;

const nobody = { substituteFor: null, invitedBy: null, broughtBy: [] };

/** By person. A guest or substitute comes, unless they announced themselves that they do not. */
function announcedIn({ announcements, guests }: Announcements): Map<PersonId, Announced> {
  const announced = new Map<PersonId, Announced>(
    announcements.map(({ personId, coming }) => [personId, { ...nobody, coming }]),
  );
  const bring = (personId: PersonId, by: PersonId, as: Partial<Announced>) => {
    const known: Announced = announced.get(personId) ?? { ...nobody, coming: 'yes' };
    const broughtBy = [...known.broughtBy, by];
    announced.set(personId, known.coming === 'no' ? { ...known, broughtBy } : { ...known, ...as, broughtBy });
  };
  for (const { guestId, invitedBy } of guests) bring(guestId, invitedBy, { invitedBy });
  for (const { personId, substituteId } of announcements)
    if (substituteId !== null) bring(substituteId, personId, { substituteFor: personId });
  return announced;
}
