import type {
  HoldOneToOneBody,
  MeetingId,
  NetworkId,
  OneToOneId,
  PersonId,
  PutAttendanceBody,
} from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import { HoldOneToOne, RecordAttendance } from '@relais/meetings';

export const holdOneToOne = (
  { networkId, personId, withId, on }: HoldOneToOneBody,
  oneToOneId: OneToOneId,
  me: PersonId,
  envelope: Envelope,
): HoldOneToOne =>
  new HoldOneToOne({ networkId, oneToOneId, aId: personId ?? me, bId: withId, on, ref: null }, envelope);

export const recordAttendance = (
  { status, substituteFor, invitedBy, firstTime }: PutAttendanceBody,
  meetingId: MeetingId,
  personId: PersonId,
  envelope: Envelope,
): RecordAttendance =>
  new RecordAttendance(
    {
      networkId: envelope.networkId as NetworkId,
      meetingId,
      personId,
      status,
      substituteFor: substituteFor ?? null,
      invitedBy: invitedBy ?? null,
      firstTime: firstTime ?? null,
    },
    envelope,
  );
