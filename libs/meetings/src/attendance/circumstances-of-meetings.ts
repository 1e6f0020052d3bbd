import { type MeetingId, type NetworkId, type PersonId, latestDayAt } from '@relais/contracts';
import { Clock, EventStore } from '@relais/event-sourcing';
import { Networks, Participants } from '@relais/networks';
import type { AttendanceCircumstances } from './attendance.decider';
import { isOnTheDay } from '../meeting-times.rules';
import { meeting } from '../meeting.decider';

/** Prepares circumstances for the handlers of attendance. */
export class CircumstancesOfMeetings {
  constructor(
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly participants: Participants,
    private readonly clock: Clock,
  ) {}

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
}
