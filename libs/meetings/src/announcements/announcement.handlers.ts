import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { cleanName, isInTheRoom } from '@relais/contracts';
import { EventStore, type Recorded, caused } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { RegisterPerson, person } from '@relais/people';
import { KeptValues } from '@relais/vault';
import { AnnounceAttendance, AnnounceGuest, announcementId, valuesOf } from './announcement.commands';
import { announcement } from './announcement.decider';
import type { AnnouncementCircumstances } from './announcement.rules';
import { attendanceId } from '../attendance/attendance.commands';
import { attendance } from '../attendance/attendance.decider';
import { CircumstancesOfMeetings } from '../attendance/circumstances-of-meetings';

/**
 * Who is named for the first time becomes known to the network (docs/adr/0029), after everything was decided and before the
 * announcement is recorded: a retry completes what broke off.
 */
@CommandHandler(AnnounceAttendance)
export class AnnounceAttendanceHandler implements ICommandHandler<AnnounceAttendance> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfMeetings,
    private readonly values: KeptValues,
  ) {}

  async execute(command: AnnounceAttendance): Promise<Recorded> {
    const { envelope, personal, data } = command;
    const { networkId, meetingId, personId } = data;
    ensureMay(envelope.principal, 'announce-attendance', { whose: [personId], path: 'personId' });
    const id = announcementId(meetingId, personId);
    const answer = await this.store.answerOf(announcement, id, command);
    if (answer) return answer;

    const { known, ...rest } = await this.circumstances.before(networkId, meetingId, namedIn(command));
    const newcomers = namedIn(command).filter(
      (named) => !known.has(named) && valuesOf(personal, named)['name'] !== undefined,
    );
    const line = await this.store.stateOf(attendance, attendanceId(meetingId, personId), networkId);
    const circumstances: AnnouncementCircumstances = {
      ...rest,
      known: new Set([...known, ...newcomers]),
      otherwiseNamed: await this.otherwiseNamed(command, known),
      present: new Set(line && isInTheRoom(line.status) ? [personId] : []),
    };
    await this.store.preview(announcement, id, command, { circumstances });
    for (const newcomer of newcomers) {
      const values = valuesOf(personal, newcomer);
      const registration = new RegisterPerson(
        { networkId, personId: newcomer },
        caused(envelope, newcomer),
        values,
      );
      await this.store.execute(person, newcomer, registration, async () => ({
        vault: await this.values.sealMore(networkId, newcomer, values),
        circumstances: { isKnownAddress: false },
      }));
    }
    return this.store.execute(announcement, id, command, () => Promise.resolve({ circumstances }));
  }

  private async otherwiseNamed(
    { data, personal }: AnnounceAttendance,
    known: AnnouncementCircumstances['known'],
  ) {
    const named = await Promise.all(
      (data.guests ?? [])
        .filter((guestId) => known.has(guestId))
        .map(async (guestId) => {
          const { name } = valuesOf(personal, guestId);
          const kept = (await this.values.read(data.networkId, guestId))['name'];
          return name === undefined || cleanName(kept ?? '') === cleanName(name) ? [] : [guestId];
        }),
    );
    return new Set(named.flat());
  }
}

@CommandHandler(AnnounceGuest)
export class AnnounceGuestHandler implements ICommandHandler<AnnounceGuest> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfMeetings,
  ) {}

  async execute(command: AnnounceGuest): Promise<Recorded> {
    const { networkId, meetingId, personId, guestId } = command.data;
    ensureMay(command.envelope.principal, 'announce-attendance', { whose: [personId], path: 'personId' });
    return this.store.execute(announcement, announcementId(meetingId, personId), command, async () => ({
      circumstances: {
        ...(await this.circumstances.before(networkId, meetingId, [personId, guestId])),
        ...{ otherwiseNamed: new Set(), present: new Set() },
      },
    }));
  }
}

const namedIn = ({ data: { personId, substituteId, guests } }: AnnounceAttendance) => [
  personId,
  ...(substituteId === null ? [] : [substituteId]),
  ...(guests ?? []),
];
