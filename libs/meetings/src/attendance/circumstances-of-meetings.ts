import { type Day, type MeetingId, type NetworkId, type PersonId, latestDayAt } from '@relais/contracts';
import { Clock, EventStore } from '@relais/event-sourcing';
import { Networks, Participants } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import type { AttendanceCircumstances } from './attendance.decider';
import type { AnnouncementCircumstances } from '../announcements/announcement.rules';
import { hasBegun, isOnTheDay } from '../meeting-times.rules';
import { meeting } from '../meeting.decider';
import { isMeetingUnderWay } from '../meetings-from';

/** Prepares circumstances for the handlers of attendance and announcements, and of referrals. `rows`: of the engine. */
export class CircumstancesOfMeetings {
  constructor(
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly participants: Participants,
    private readonly clock: Clock,
    private readonly rows: EntityManager,
  ) {}

  /** Whether a meeting of this day is under way. */
  async isUnderWay(networkId: NetworkId, day: Day): Promise<boolean> {
    const timezone = await this.networks.timezoneOf(networkId);
    return isMeetingUnderWay(this.rows, networkId, { day, now: this.clock.now().toISOString(), timezone });
  }

  /** @param named every person in the commands */
  async of(
    networkId: NetworkId,
    meetingId: MeetingId,
    named: readonly (PersonId | null)[],
  ): Promise<AttendanceCircumstances> {
    const attended = await this.store.stateOf(meeting, meetingId, networkId);
    const now = this.clock.now();
    const shared = {
      meeting: attended,
      latestDay: latestDayAt(now),
      present: new Set<PersonId>(),
      ...(await this.participants.amongKnown(networkId, named)),
    };
    if (attended.status === 'unknown') return { ...shared, isOnTheDay: false, left: new Set() };
    const timezone = await this.networks.timezoneOf(networkId);
    return {
      ...shared,
      isOnTheDay: isOnTheDay(attended.plan, timezone, now.toISOString()),
      left: await this.participants.leftBy(networkId, attended.plan.date, named),
    };
  }

  /** Before a meeting. @param named every person in the command */
  async before(
    networkId: NetworkId,
    meetingId: MeetingId,
    named: readonly PersonId[],
  ): Promise<Omit<AnnouncementCircumstances, 'otherwiseNamed' | 'present'>> {
    const announced = await this.store.stateOf(meeting, meetingId, networkId);
    const shared = { meeting: announced, ...(await this.participants.amongKnown(networkId, named)) };
    if (announced.status === 'unknown')
      return { ...shared, hasBegun: false, participants: new Set(), members: new Set() };
    const { date } = announced.plan;
    const { charter, participants } = await this.participants.participationOn(networkId, date, named);
    const timezone = await this.networks.timezoneOf(networkId);
    return {
      ...shared,
      hasBegun: hasBegun(announced.plan, timezone, this.clock.now().toISOString()),
      participants,
      members: charter.membership === 'none' ? new Set() : participants,
    };
  }
}
