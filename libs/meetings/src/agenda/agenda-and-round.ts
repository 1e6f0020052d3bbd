import type { Day, MeetingAnswer, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import type { MeetingRow } from '../meeting.read-model';
import { titlesOf } from './agenda-titles';

type Adopted = Readonly<{ meetingId: MeetingId; date: Day; minutes: number[]; round: number | null }>;
type Opened = Readonly<{ meetingId: MeetingId; openedBy: PersonId }>;
type AgendaAndRound = Pick<MeetingAnswer, 'agenda' | 'agendaOf'> &
  Readonly<{ item: number | null; openedBy: PersonId | null; lastOpenedBy: PersonId | null }>;

/**
 * The agenda of a meeting: as adopted for it, else for the latest earlier one of its kind; which of its items is the round; the member
 * who opened the round of this meeting, and the one who opened that of the latest earlier one.
 * @param rows of a reader
 */
export async function agendaAndRound(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  { meetingId, kind, date, startTime }: Pick<MeetingRow, 'meetingId' | 'kind' | 'date' | 'startTime'>,
): Promise<AgendaAndRound> {
  const upTo = `network_id = $1 and (date, start_time, meeting_id) <= ($2::date, $3, $4::uuid)`;
  const latestFirst = 'order by date desc, start_time desc, meeting_id desc';
  const values = [networkId, date, startTime, meetingId];
  const [adopted] = await rows.query<Adopted[]>(
    `select meeting_id as "meetingId", date::text as date, agenda_minutes as minutes, agenda_round as round from meeting
      where ${upTo} and kind = $5 and agenda_minutes is not null ${latestFirst} limit 1`,
    [...values, kind],
  );
  const opened = await rows.query<Opened[]>(
    `select meeting_id as "meetingId", opened_by as "openedBy" from meeting
      where ${upTo} and opened_by is not null ${latestFirst} limit 2`,
    values,
  );
  const titles = adopted
    ? titlesOf((await vault.open(rows, networkId, [adopted.meetingId])).get(adopted.meetingId) ?? {})
    : [];
  return {
    agenda: adopted?.minutes.map((minutes, item) => ({ title: titles[item] ?? '', minutes })) ?? [],
    agendaOf: adopted ? { meetingId: adopted.meetingId, date: adopted.date } : null,
    item: adopted?.round ?? null,
    openedBy: opened.find((one) => one.meetingId === meetingId)?.openedBy ?? null,
    lastOpenedBy: opened.find((one) => one.meetingId !== meetingId)?.openedBy ?? null,
  };
}

/** The meetings whose round began with this person. @param rows of a reader */
export async function roundsOpenedBy(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<Set<MeetingId>> {
  const found = await rows.query<{ meetingId: MeetingId }[]>(
    'select meeting_id as "meetingId" from meeting where network_id = $1 and opened_by = $2',
    [networkId, personId],
  );
  return new Set(found.map(({ meetingId }) => meetingId));
}
