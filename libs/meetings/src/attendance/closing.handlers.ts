import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AttendanceStatus, type ClosingAnswer, type PersonId, latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded, caused, eventsIn, fold, streamOf } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { RecordAtClosing, attendanceId } from './attendance.commands';
import { attendance } from './attendance.decider';
import { namedIn } from './attendance.handlers';
import { CircumstancesOfMeetings } from './circumstances-of-meetings';
import { type ClosingLine, keptLines, linesOfClosing, presentAfter } from './closing.rules';
import { CloseMeeting, CountUnnamedGuests } from '../meeting.commands';
import { meeting } from '../meeting.decider';

@CommandHandler(CountUnnamedGuests)
export class CountUnnamedGuestsHandler implements ICommandHandler<CountUnnamedGuests> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  async execute(command: CountUnnamedGuests): Promise<Recorded> {
    ensureMay(command.envelope.principal, 'record-attendance');
    return this.store.execute(meeting, command.data.meetingId, command, () =>
      Promise.resolve({ circumstances: { latestDay: latestDayAt(this.clock.now()) } }),
    );
  }
}

/**
 * Lines first, the meeting last, each under a command id that follows from the closing's: a retry completes a closing that broke off
 * (DOMAIN.md, "Meetings"). Nothing is recorded before everything was decided once.
 */
@CommandHandler(CloseMeeting)
export class CloseMeetingHandler implements ICommandHandler<CloseMeeting> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfMeetings,
  ) {}

  async execute(command: CloseMeeting): Promise<ClosingAnswer> {
    ensureMay(command.envelope.principal, 'put-meeting');
    const { meetingId } = command.data;
    const lines = linesOfClosing(command.data.lines);
    const { position } =
      (await this.store.answerOf(meeting, meetingId, command)) ?? (await this.close(command, lines));
    const recorded = await this.recorded(command, lines, Number(position));
    return { id: meetingId, position, kept: keptLines(lines, recorded) };
  }

  private async close(command: CloseMeeting, lines: readonly ClosingLine[]): Promise<Recorded> {
    const { networkId, meetingId } = command.data;
    const recorded = await this.recorded(command, lines, Infinity);
    const circumstances = {
      ...(await this.circumstances.of(networkId, meetingId, lines.flatMap(namedIn))),
      present: presentAfter(lines, recorded),
    };
    const prepared = { circumstances };
    const listed = lines.map((line) => ({
      id: attendanceId(meetingId, line.personId),
      line: new RecordAtClosing({ networkId, meetingId, ...line }, caused(command.envelope, line.personId)),
    }));
    await this.store.preview(meeting, meetingId, command, prepared);
    await Promise.all(listed.map(({ id, line }) => this.store.preview(attendance, id, line, prepared)));
    await Promise.all(
      listed.map(({ id, line }) => this.store.execute(attendance, id, line, () => Promise.resolve(prepared))),
    );
    return this.store.execute(meeting, meetingId, command, () => Promise.resolve(prepared));
  }

  /** How these persons are recorded, up to a position of the log. */
  private async recorded(
    { data: { networkId, meetingId } }: CloseMeeting,
    lines: readonly ClosingLine[],
    upTo: number,
  ): Promise<Map<PersonId, AttendanceStatus>> {
    const ids = lines.map(({ personId }) => ({ personId, id: attendanceId(meetingId, personId) }));
    const streams = await this.store.readStreams(ids.map(({ id }) => streamOf(attendance, id)));
    return new Map(
      ids.flatMap(({ personId, id }) => {
        const events = eventsIn(streams, attendance, id).filter(
          (event) => event.networkId === networkId && event.position <= upTo,
        );
        const line = fold(attendance, events);
        return line ? [[personId, line.status]] : [];
      }),
    );
  }
}
