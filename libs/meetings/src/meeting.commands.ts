import type { MeetingId, MeetingStatus, NetworkId } from '@relais/contracts';
import { Command } from '@relais/event-sourcing';
import type { MeetingPlan } from './meeting.events';

/** Sets a meeting: new, moved, held or cancelled. Personal: `place`. */
export class PutMeeting extends Command<
  { networkId: NetworkId; meetingId: MeetingId; ref: string | null; status: MeetingStatus } & MeetingPlan
> {
  readonly type = 'PutMeeting' as const;
}
