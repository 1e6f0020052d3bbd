import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded } from '@relais/event-sourcing';
import { Networks, Participants } from '@relais/networks';
import { ensureMay } from '@relais/networks/rules';
import { RecordAttendance, attendanceId } from './attendance.commands';
import { attendance } from './attendance.decider';
import { meeting } from './meeting.decider';

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly networks: Networks,
    private readonly clock: Clock,
  ) {}

  async execute(command: RecordAttendance): Promise<Recorded> {
    const { networkId, meetingId, personId, substituteFor, invitedBy } = command.data;
    const attended = await this.store.stateOf(meeting, meetingId, networkId);
    const { timezone } = await this.networks.stateOf(networkId);
    const isOtherDay = attended.status !== 'unknown' && attended.plan.date !== this.clock.dayIn(timezone);
    ensureMay(command.envelope.principal, 'record-attendance', { whose: [personId], isThatDay: !isOtherDay });
    return this.store.execute(attendance, attendanceId(meetingId, personId), command, async () => ({
      circumstances: {
        meeting: attended,
        latestDay: latestDayAt(this.clock.now()),
        known: await this.participants.filterKnown(networkId, [personId, substituteFor, invitedBy]),
      },
    }));
  }
}
