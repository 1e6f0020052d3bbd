import { Injectable } from '@nestjs/common';
import { type Caller, NetworkAccess, speakingAs } from '@relais/access';
import { type Language, type MeetingId, type NetworkId, dayAfter, isNextDay } from '@relais/contracts';
import { EventStore, NothingHere, eventsIn, streamOf } from '@relais/event-sourcing';
import { MeetingRow, meeting } from '@relais/meetings';
import { NetworkRow, chartersIn, ensureMay, may, nameOfNetwork, participationIn } from '@relais/networks';
import { Vault } from '@relais/vault';
import { Between, type EntityManager } from 'typeorm';
import { type CalendarEntry, calendarFile } from './calendar-file';
import { meetingTitle } from './meeting-title';

type Source = Readonly<{ timezone: string; origin: string }>;

const daysBack = 92;
const daysAhead = 366;
const names: Readonly<Record<Language, string>> = { fr: 'Mes rencontres', en: 'My meetings' };

/** The meetings of a caller as an iCalendar file. */
@Injectable()
export class MyCalendar {
  constructor(
    private readonly access: NetworkAccess,
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  /**
   * Over all networks that they have accepted: of the days on which they are participants, each meeting once, also for several persons of
   * one network.
   * @param origin of links
   */
  async file(caller: Caller, origin: string): Promise<string> {
    const entries: CalendarEntry[] = [];
    const shown = new Set<MeetingId>();
    let language: Language = 'fr';
    for (const membership of caller.memberships) {
      if (membership.acceptance !== 'accepted' || !may(membership, 'read-network')) continue;
      const me = speakingAs(caller, membership);
      const { networkId } = membership;
      const today = await this.access.today(me, networkId);
      const source = { timezone: await this.access.timezone(networkId), origin };
      await this.access.read(me, networkId, async (rows) => {
        const date = Between(dayAfter(today, -daysBack), dayAfter(today, daysAhead));
        const order = { date: 'ASC', startTime: 'ASC', ref: 'ASC' } as const;
        const found = await rows.find(MeetingRow, { where: { networkId, date }, order });
        const isParticipant = await participationIn(rows, membership);
        const own = found.filter((one) => isParticipant(one.date) && !shown.has(one.meetingId));
        for (const { meetingId } of own) shown.add(meetingId);
        const network = await networkOf(rows, networkId);
        if (entries.length === 0) language = network.language;
        entries.push(...(await this.entries(rows, networkId, network.language, own, source)));
      });
    }
    return calendarFile(names[language], language, entries);
  }

  /** One meeting, to be taken into a calendar. @throws Refusal `not-found` */
  async fileOf(caller: Caller, meetingId: MeetingId, origin: string): Promise<string> {
    const networkId = await this.access.networkOf(caller, meeting, meetingId);
    const timezone = await this.access.timezone(networkId);
    return this.access.read(caller, networkId, async (rows, me) => {
      ensureMay(me, 'read-network');
      const found = await rows.find(MeetingRow, { where: { networkId, meetingId } });
      if (found.length === 0) throw new NothingHere();
      const { language } = await networkOf(rows, networkId);
      const entries = await this.entries(rows, networkId, language, found, { timezone, origin });
      return calendarFile(names[language], language, entries);
    });
  }

  private async entries(
    rows: EntityManager,
    networkId: NetworkId,
    language: Language,
    meetings: readonly MeetingRow[],
    { timezone, origin }: Source,
  ): Promise<CalendarEntry[]> {
    const charterOn = await chartersIn(rows, networkId);
    const network = await nameOfNetwork(rows, this.vault, networkId);
    const ids = meetings.map(({ meetingId }) => meetingId);
    const places = await this.vault.open(rows, networkId, ids);
    const streams = await this.store.readStreams(ids.map((id) => streamOf(meeting, id)));
    return meetings.map((one) => {
      const { meetingId, date, startTime, endTime, kind, status } = one;
      const changes = eventsIn(streams, meeting, meetingId).filter(
        ({ type }) => type !== 'MeetingHeld' && type !== 'UnnamedGuestsCounted',
      );
      const isNeutral = charterOn(date).purpose === 'support';
      return {
        ...{ meetingId, date, startTime, endTime, timezone },
        place: places.get(meetingId)?.['place'] ?? null,
        endDate: endTime !== null && isNextDay(startTime, endTime) ? dayAfter(date, 1) : date,
        title: meetingTitle({ kind, network, isNeutral }, language),
        isCancelled: status === 'cancelled',
        sequence: Math.max(0, changes.length - 1),
        changedAt: changes.at(-1)?.recordedAt ?? new Date(0).toISOString(),
        url: isNeutral ? null : `${origin}/meetings?show=${meetingId}`,
      };
    });
  }
}

async function networkOf(rows: EntityManager, networkId: NetworkId): Promise<NetworkRow> {
  const [network] = await rows.find(NetworkRow, { where: { networkId } });
  if (!network) throw new NothingHere();
  return network;
}
