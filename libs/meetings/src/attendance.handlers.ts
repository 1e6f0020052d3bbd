import type { PersonId } from '@relais/contracts';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, EventStore, type Recorded, Refusal, ensure, fold } from '@relais/event-sourcing';
import { ensureMay } from '@relais/identity';
import { Participants, Rosters } from '@relais/networks';
import { RecordAttendance, attendanceId } from './attendance.commands';
import { attendanceOn } from './attendance.decider';
import { meeting } from './meeting.decider';
import type { MeetingEvent } from './meeting.events';

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly rosters: Rosters,
    private readonly clock: Clock,
  ) {}

  async execute(command: RecordAttendance): Promise<Recorded> {
    const { networkId, meetingId, personId, substituteFor, invitedBy } = command.data;
    const day = await this.dayOf(command);
    return this.store.execute(attendanceOn(day), attendanceId(meetingId, personId), command, async () => {
      ensure(day <= this.clock.latestDay(), 'future-day', 'This meeting is still to come.', 'meetingId');
      const { timezone } = await this.rosters.of(networkId);
      const isThatDay = day === this.clock.dayIn(timezone);
      ensureMay(command.envelope, 'record-attendance', { whose: [personId], isThatDay });
      if (!(await this.participants.isKnown(networkId, personId)))
        throw new Refusal('not-found', 'The network does not know this person.', 'personId');
      const named: Record<string, PersonId | null> = { substituteFor, invitedBy };
      const people = Object.entries(named).filter((entry): entry is [string, PersonId] => entry[1] !== null);
      await this.participants.ensureKnown(networkId, Object.fromEntries(people));
      return {};
    });
  }

  private async dayOf({ data: { networkId, meetingId } }: RecordAttendance): Promise<string> {
    const facts = await this.store.readStream(`meeting-${meetingId}`);
    const known = fold(meeting, facts as unknown as MeetingEvent[]);
    if (facts[0]?.networkId !== networkId || known.status === 'unknown') {
      throw new Refusal('not-found', 'There is no such meeting here.', 'meetingId');
    }
    return known.plan.date;
  }
}
