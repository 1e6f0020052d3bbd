import type { Membership } from '@relais/access';
import type { Charter, Instant, MeetingAnswer, NetworkId, PersonId, TodayAnswer } from '@relais/contracts';
import { seenLately } from '@relais/liveliness';
import { AttendanceRow, MeetingRow, maySeeDetails, maySeeLine, onTheDay } from '@relais/meetings';
import { chartersIn, may, membersIn } from '@relais/networks';
import { erasedPersons, personCards } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { nameOrderOf } from './name-order';

type ListOf = Readonly<{ networkId: NetworkId; meeting: MeetingRow; timezone: string; now: Instant }>;

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
  return inTheRoom.filter((personId) => maySeeLine(me, { personId, status: 'present' }, access));
}

/** The list of a meeting as a person may see it: preset with everybody who is expected there. @param rows of a reader */
export async function listOf(
  rows: EntityManager,
  vault: Vault,
  me: Membership,
  { networkId, meeting, timezone, now }: ListOf,
): Promise<Pick<MeetingAnswer, 'onTheDay' | 'people'>> {
  const { meetingId, date, status } = meeting;
  const lines = new Map(
    (await rows.find(AttendanceRow, { where: { meetingId } })).map((line) => [line.personId, line]),
  );
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
  const listed = [...new Set([...lines.keys(), ...expected])].filter(
    (personId) =>
      (lines.has(personId) || !erased.has(personId)) &&
      maySeeLine(me, { personId, status: lines.get(personId)?.status ?? null }, access),
  );
  const cards = await personCards(rows, vault, networkId, listed);
  const people = listed.map((personId) => {
    const { ref = personId, name = null, sector = null } = cards.get(personId) ?? {};
    const line = lines.get(personId);
    const details = line && maySeeDetails(me, personId) ? line : null;
    return {
      personId,
      ref,
      name,
      sector,
      isMember: isMember(personId),
      status: line?.status ?? null,
      announced: null,
      substituteFor: details?.substituteFor ?? null,
      invitedBy: line?.invitedBy ?? null,
      welcomedBy: line?.welcomedBy ?? null,
      firstTime: details?.firstTime ?? null,
    };
  });
  people.sort(await nameOrderOf(rows, networkId));
  return { onTheDay: status === 'cancelled' ? null : { from, until }, people };
}
