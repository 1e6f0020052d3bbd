import { Injectable } from '@nestjs/common';
import { type Caller, type Membership, NetworkAccess } from '@relais/access';
import type {
  AttendanceHistoryAnswer,
  Day,
  MeetingAnswer,
  MeetingId,
  MeetingsAnswer,
  MeetingsQuery,
  NetworkId,
  PersonId,
  SeriesAnswer,
  VisitorsAnswer,
} from '@relais/contracts';
import { Clock, Refusal, ensure, fold } from '@relais/event-sourcing';
import { countReferrals } from '@relais/ledger';
import { forecastsIn } from '@relais/liveliness';
import {
  MeetingRow,
  agendaAndRound,
  attendance,
  attendanceId,
  hasBegun,
  latestVisits,
  meeting,
  meetingsBetween,
  reasonField,
  seriesIn,
  shownMeetings,
} from '@relais/meetings';
import { chartersIn, ensureMay, may, membersIn } from '@relais/networks';
import { KnownPersonRow, erasedPersons, personCards } from '@relais/people';
import { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { listOf } from './meeting-list';
import { withHolidays } from './public-holidays';
import { shownNeeds } from './shown-needs';

/** What is asked about meetings and their lists. */
@Injectable()
export class MeetingQueries {
  constructor(
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async meetings(caller: Caller, networkId: NetworkId, between: MeetingsQuery): Promise<MeetingsAnswer> {
    const today = await this.access.today(caller, networkId);
    const timezone = await this.access.timezone(networkId);
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-network');
      const found = await meetingsBetween(rows, this.vault, networkId, { ...between, today });
      const meetings = await withHolidays(rows, this.vault, networkId, found);
      return { meetings: await this.withForecasts(rows, me, meetings, { networkId, today, timezone }) };
    });
  }

  series(caller: Caller, networkId: NetworkId): Promise<SeriesAnswer> {
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-network');
      return { series: await seriesIn(rows, this.vault, networkId) };
    });
  }

  async meeting(caller: Caller, meetingId: MeetingId): Promise<MeetingAnswer> {
    const networkId = await this.access.networkOf(caller, meeting, meetingId);
    const timezone = await this.access.timezone(networkId);
    const now = this.clock.now().toISOString();
    const today = await this.access.today(caller, networkId);
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-network');
      const found = await rows.find(MeetingRow, { where: { meetingId } });
      const [row] = found;
      const unmarked = await shownMeetings(rows, this.vault, { networkId, today }, found);
      const meetings = await withHolidays(rows, this.vault, networkId, unmarked);
      const [shown] = await this.withForecasts(rows, me, meetings, { networkId, today, timezone });
      if (!row || !shown) throw new Refusal('not-found', 'There is no such meeting here.');
      const list = await listOf(rows, this.vault, me, { networkId, meeting: row, timezone, today, now });
      const { businessTalk } = (await chartersIn(rows, networkId))(row.date);
      const isCounted = may(me, 'read-attendance') && businessTalk !== 'never';
      const referrals = isCounted ? await countReferrals(rows, networkId, row.date) : null;
      const listed = new Set(list.people.map(({ personId }) => personId));
      const needs = businessTalk === 'allowed' ? await shownNeeds(rows, this.vault, networkId, row.date) : [];
      const { item, openedBy, lastOpenedBy, ...agenda } = await agendaAndRound(
        rows,
        this.vault,
        networkId,
        row,
      );
      const opener = lastOpenedBy && (await personCards(rows, this.vault, networkId, [lastOpenedBy]));
      const round = may(me, 'read-attendance')
        ? {
            ...{ item, openedBy },
            lastOpenedBy: opener && { personId: lastOpenedBy, name: opener.get(lastOpenedBy)?.name ?? null },
          }
        : { item, openedBy: null, lastOpenedBy: null };
      return {
        ...{ ...shown, networkId, ...list, referrals, ...agenda, round },
        needs: needs.flatMap(({ personId, text }) => (listed.has(personId) ? [{ personId, text }] : [])),
      };
    });
  }

  /** For hosts, of meetings that are planned and have not begun. */
  private async withForecasts(
    rows: EntityManager,
    me: Membership,
    meetings: MeetingsAnswer['meetings'],
    { networkId, today, timezone }: Readonly<{ networkId: NetworkId; today: Day; timezone: string }>,
  ): Promise<MeetingsAnswer['meetings']> {
    if (!may(me, 'read-attendance')) return meetings;
    const now = this.clock.now().toISOString();
    const ahead = meetings.filter((one) => one.status === 'scheduled' && !hasBegun(one, timezone, now));
    const found = await forecastsIn(rows, networkId, ahead, today);
    return meetings.map((one) => ({ ...one, forecast: found.get(one.meetingId) ?? null }));
  }

  /** What was recorded of a person at a meeting, in the order of recording. */
  async attendanceHistory(
    caller: Caller,
    meetingId: MeetingId,
    personId: PersonId,
  ): Promise<AttendanceHistoryAnswer> {
    const ofMeeting = await this.access.events(caller, meeting, meetingId);
    const id = attendanceId(meetingId, personId);
    const events = await this.access.events(caller, attendance, id);
    const networkId = ofMeeting[0]?.networkId as NetworkId | undefined;
    if (networkId === undefined) throw new Refusal('not-found', 'There is no such meeting here.');
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-attendance', { whose: [personId], path: 'personId' });
      const isKnown = await rows.existsBy(KnownPersonRow, { networkId, personId });
      ensure(isKnown, 'not-found', 'The network does not know this person.', 'personId');
      const reasons = (await this.vault.open(rows, networkId, [id])).get(id) ?? {};
      const actors = events.flatMap(({ metadata }) => (metadata.actorId as PersonId | null) ?? []);
      const cards = await personCards(rows, this.vault, networkId, actors);
      return {
        personId,
        events: events.map(({ id: eventId, type, data, position, recordedAt, metadata }) => {
          const actor = metadata.actorId as PersonId | null;
          const before = ofMeeting.filter((event) => event.position < position);
          return {
            id: eventId,
            type,
            recordedAt,
            by: actor && { personId: actor, name: cards.get(actor)?.name ?? null },
            status: data.status,
            afterClosing: fold(meeting, before).status === 'held',
            reason: reasons[reasonField(metadata.commandId)] ?? null,
          };
        }),
      };
    });
  }

  /** People who came before and are no members today, for a host who sees one come back. */
  async visitors(caller: Caller, networkId: NetworkId): Promise<VisitorsAnswer> {
    const today = await this.access.today(caller, networkId);
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'record-attendance');
      const members = await membersIn(rows, { networkId });
      const erased = await erasedPersons(rows, networkId);
      const visits = (await latestVisits(rows, networkId)).filter(
        ({ personId }) => !members.isMemberOn(personId, today) && !erased.has(personId),
      );
      const cards = await personCards(
        rows,
        this.vault,
        networkId,
        visits.map(({ personId }) => personId),
      );
      return {
        visitors: visits.map(({ personId, lastSeenOn, invitedBy }) => {
          const { ref = personId, name = null, sector = null } = cards.get(personId) ?? {};
          return { personId, ref, name, sector, lastSeenOn, invitedBy };
        }),
      };
    });
  }
}
