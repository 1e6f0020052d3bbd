import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type PersonId, isInTheRoom } from '@relais/contracts';
import { EventStore, type Recorded, caused } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { Vault, VaultKeys } from '@relais/vault';
import { RecordAttendance, RecordSubstitute, attendanceId } from './attendance.commands';
import { attendance } from './attendance.decider';
import type { AttendanceDetails } from './attendance.events';
import { CircumstancesOfMeetings } from './circumstances-of-meetings';
import { representedLine } from './closing.rules';

@CommandHandler(RecordAttendance)
export class RecordAttendanceHandler implements ICommandHandler<RecordAttendance> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfMeetings,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  execute(command: RecordAttendance): Promise<Recorded> {
    const { networkId, meetingId, personId } = command.data;
    const id = attendanceId(meetingId, personId);
    return this.store.execute(attendance, id, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, id, command.personal),
      circumstances: await this.circumstances.of(networkId, meetingId, namedIn(command.data)),
    }));
  }
}

/** The substitute's line is decided before the member's is recorded, and recorded last: a retry completes what broke off. */
@CommandHandler(RecordSubstitute)
export class RecordSubstituteHandler implements ICommandHandler<RecordSubstitute> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfMeetings,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  async execute({ data, envelope, personal }: RecordSubstitute): Promise<Recorded> {
    ensureMay(envelope.principal, 'record-attendance');
    const { networkId, meetingId, personId, substituteFor } = data;
    const id = attendanceId(meetingId, personId);
    const substitute = new RecordAttendance(data, envelope, personal);
    const answer = await this.store.answerOf(attendance, id, substitute);
    if (answer) return answer;

    const memberId = attendanceId(meetingId, substituteFor);
    const line = await this.store.stateOf(attendance, memberId, networkId);
    const circumstances = {
      ...(await this.circumstances.of(networkId, meetingId, namedIn(data))),
      present: new Set(line && isInTheRoom(line.status) ? [substituteFor] : []),
    };
    await this.store.preview(attendance, id, substitute, { circumstances });
    const member = new RecordAttendance(
      { networkId, meetingId, ...representedLine(substituteFor), reasoned: false },
      caused(envelope, substituteFor),
    );
    await this.store.execute(attendance, memberId, member, () => Promise.resolve({ circumstances }));
    const vault = await this.vault.sealMore(this.keys, networkId, id, personal);
    return this.store.execute(attendance, id, substitute, () => Promise.resolve({ circumstances, vault }));
  }
}

export const namedIn = ({
  personId,
  substituteFor,
  invitedBy,
  welcomedBy,
}: Omit<AttendanceDetails, 'meetingId'>): (PersonId | null)[] => [
  personId,
  substituteFor,
  invitedBy,
  welcomedBy,
];
