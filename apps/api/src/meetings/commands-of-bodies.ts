import type {
  ClosingBody,
  HoldOneToOneBody,
  MeetingId,
  NetworkId,
  OneToOneId,
  PersonId,
  PutAttendanceBody,
} from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import {
  CloseMeeting,
  HoldOneToOne,
  RecordAttendance,
  RecordSubstitute,
  reasonField,
} from '@relais/meetings';

export const holdOneToOne = (
  { networkId, personId, withId, on }: HoldOneToOneBody,
  oneToOneId: OneToOneId,
  me: PersonId,
  envelope: Envelope,
): HoldOneToOne =>
  new HoldOneToOne({ networkId, oneToOneId, aId: personId ?? me, bId: withId, on, ref: null }, envelope);

type Line = Omit<PutAttendanceBody, 'reason'>;

const detailsOf = ({ status, substituteFor, invitedBy, firstTime, welcomedBy }: Line) => ({
  status,
  substituteFor: substituteFor ?? null,
  invitedBy: invitedBy ?? null,
  firstTime: firstTime ?? null,
  welcomedBy: welcomedBy ?? null,
});

/** The command for a body; a substitute is recorded together with the represented member. */
export function recordAttendance(
  { reason, ...line }: PutAttendanceBody,
  meetingId: MeetingId,
  personId: PersonId,
  envelope: Envelope,
): RecordAttendance | RecordSubstitute {
  const { substituteFor, ...details } = detailsOf(line);
  const data = {
    networkId: envelope.networkId as NetworkId,
    meetingId,
    personId,
    ...details,
    reasoned: Boolean(reason),
  };
  const personal = reason ? { [reasonField(envelope.commandId)]: reason } : {};
  return details.status === 'substitute' && substituteFor !== null
    ? new RecordSubstitute({ ...data, substituteFor }, envelope, personal)
    : new RecordAttendance({ ...data, substituteFor }, envelope, personal);
}

export const closeMeeting = (
  { attendance, unnamed }: ClosingBody,
  meetingId: MeetingId,
  envelope: Envelope,
): CloseMeeting =>
  new CloseMeeting(
    {
      networkId: envelope.networkId as NetworkId,
      meetingId,
      lines: attendance.map(({ personId, was, ...line }) => ({
        personId,
        ...detailsOf(line),
        was: was ?? null,
      })),
      unnamed: unnamed ?? null,
    },
    envelope,
  );
