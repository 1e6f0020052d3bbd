import type { Day, MeetingId, NetworkId, PersonId, VisitAnswer } from '@relais/contracts';
import { type Clock, NothingHere } from '@relais/event-sourcing';
import { AttendanceRow, MeetingRow, agendaAndRound, announcementsIn } from '@relais/meetings';
import { type MemberIndex } from '@relais/networks/rules';
import { RoleGrantRow, chartersIn, membersIn, readDescription } from '@relais/networks';
import { type PersonCard, personCards, suspensionsIn } from '@relais/people';
import type { Vault } from '@relais/vault';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { nameOrderOf } from './name-order';

type Visited = Readonly<{ networkId: NetworkId; meetingId: MeetingId; today: Day }>;
type Page = Pick<VisitAnswer, 'network' | 'meeting' | 'agenda' | 'hosts' | 'cards' | 'next'>;

const nextShown = 3;

/**
 * What a stranger with the code of a meeting reads, and nothing else of the network (DOMAIN.md, "Privacy").
 * @param rows of a reader of that network alone
 */
export async function visitPage(
  rows: EntityManager,
  vault: Vault,
  clock: Clock,
  { networkId, meetingId, today }: Visited,
): Promise<Page> {
  const meeting = await rows.findOneBy(MeetingRow, { meetingId });
  if (!meeting) throw new NothingHere();
  const coming = await rows.find(MeetingRow, {
    where: { networkId, date: MoreThan(meeting.date), status: 'scheduled' },
    order: { date: 'ASC', startTime: 'ASC', ref: 'ASC' },
    take: nextShown,
  });
  const network = await readDescription(rows, vault, networkId, clock);
  const members = await membersIn(rows, { networkId });
  const { membership } = (await chartersIn(rows, networkId))(meeting.date);
  const belongs = (personId: PersonId) => membership === 'none' || members.isMemberOn(personId, meeting.date);
  const isSupport = network.purpose === 'support';
  const there = isSupport ? [] : await membersThere(rows, meeting, { members, today });
  const hosts = (await hostsOf(rows, networkId)).filter(belongs);
  const cards = await personCards(rows, vault, networkId, [...new Set([...there, ...hosts])]);
  const byName = await nameOrderOf(rows, networkId);
  const ofPeople = (people: readonly PersonId[]): (PersonCard & { name: string })[] =>
    people
      .flatMap((personId) => {
        const card = cards.get(personId);
        return card?.name ? [{ ...card, name: card.name }] : [];
      })
      .sort(byName);
  const places = await vault.open(rows, networkId, [meetingId, ...coming.map((one) => one.meetingId)]);
  const shown = (one: MeetingRow): Page['meeting'] => {
    const { date, startTime, endTime, kind } = one;
    return { date, startTime, endTime, kind, place: places.get(one.meetingId)?.['place'] || null };
  };
  return {
    network,
    meeting: shown(meeting),
    agenda: (await agendaAndRound(rows, vault, networkId, meeting)).agenda,
    hosts: ofPeople(hosts).map(({ name }) => (isSupport ? firstName(name) : name)),
    cards: ofPeople(there)
      .filter(({ isCardShown }) => isCardShown)
      .map(({ name, sector, company }) => ({ name, sector, company })),
    next: coming.map(shown),
  };
}

/** Those who run meetings or the network, whose role gives rights now. */
async function hostsOf(rows: EntityManager, networkId: NetworkId): Promise<PersonId[]> {
  const granted = await rows.find(RoleGrantRow, { where: { networkId, role: In(['host', 'organiser']) } });
  const suspended = new Set((await suspensionsIn(rows, networkId)).map(({ personId }) => personId));
  return granted.map(({ personId }) => personId).filter((personId) => !suspended.has(personId));
}

/** Members who are in the room as the sheet has it: recorded so or, until it is closed, expected. */
async function membersThere(
  rows: EntityManager,
  { networkId, meetingId, date, status }: MeetingRow,
  { members, today }: Readonly<{ members: MemberIndex; today: Day }>,
): Promise<PersonId[]> {
  const lines = new Map(
    (await rows.find(AttendanceRow, { where: { meetingId } })).map((line) => [line.personId, line.status]),
  );
  const { announcements } = await announcementsIn(rows, { networkId, today, meetingIds: [meetingId] });
  const away = new Set(announcements.flatMap(({ personId, coming }) => (coming === 'no' ? [personId] : [])));
  const expected =
    status === 'held'
      ? []
      : members
          .persons()
          .filter(
            (personId) => members.isMemberOn(personId, date) && !lines.has(personId) && !away.has(personId),
          );
  const recorded = [...lines].flatMap(([personId, line]) =>
    line === 'present' || line === 'late' ? [personId] : [],
  );
  return [...recorded, ...expected];
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;
