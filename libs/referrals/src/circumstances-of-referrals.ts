import { EventStore } from '@relais/event-sourcing';
import { CircumstancesOfMeetings, meeting } from '@relais/meetings';
import { Participants } from '@relais/networks';
import type { PassReferral } from './referral.commands';
import { referral } from './referral.decider';
import type { Passing } from './referral.rules';

/** Prepares circumstances for the handlers of referrals. */
export class CircumstancesOfReferrals {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly meetings: CircumstancesOfMeetings,
  ) {}

  /** What a new referral refers to. Meetings that are under way are looked up only where the charter asks. */
  async ofPassing(data: PassReferral['data']): Promise<Passing> {
    const { networkId, giverId, receiverId, passedOn, meetingId, parentId, imported } = data;
    const [participation, hasMeeting, parent] = await Promise.all([
      this.participants.participationOn(networkId, passedOn, [giverId, receiverId]),
      meetingId === null || this.store.hasStream(meeting, meetingId, networkId),
      parentId === null ? referral.initialState : this.store.stateOf(referral, parentId, networkId),
    ]);
    const isAsked = participation.charter.businessTalk === 'not-in-meetings' && !imported;
    const isMeetingUnderWay = isAsked && (await this.meetings.isUnderWay(networkId, passedOn));
    return { ...participation, hasMeeting, isMeetingUnderWay, parent };
  }
}
