import type {
  ClosingBody,
  HoldOneToOneBody,
  MeetingId,
  NetworkId,
  OneToOneId,
  PersonId,
  PutAnnouncementBody,
  PutAttendanceBody,
} from '@relais/contracts';
import { type Envelope, v5 } from '@relais/event-sourcing';
import {
  AnnounceAttendance,
  CloseMeeting,
  HoldOneToOne,
  RecordAttendance,
  RecordSubstitute,
  personalOf,
  reasonField,
} from '@relais/meetings';
import type { Vault } from '@relais/vault';

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

/** The command for a body. The id of a substitute who has only a name follows from it, so that the same announcement names the same person. */
export function announceAttendance(
  { coming, personId: named, substitute, guests }: PutAnnouncementBody,
  meetingId: MeetingId,
  me: PersonId,
  envelope: Envelope,
  vault: Pick<Vault, 'fingerprint'>,
): AnnounceAttendance {
  const personId = named ?? me;
  const idOf = (name: string) =>
    v5(meetingId, `substitute ${personId} ${vault.fingerprint(name)}`) as PersonId;
  const newcomer = substitute && 'name' in substitute ? { ...substitute, id: idOf(substitute.name) } : null;
  const people = [
    ...(newcomer ? [newcomer] : []),
    ...(guests ?? []).map((one) => ({ ...one, id: one.guestId })),
  ];
  return new AnnounceAttendance(
    {
      networkId: envelope.networkId as NetworkId,
      meetingId,
      personId,
      coming,
      substituteId: newcomer?.id ?? (substitute && 'personId' in substitute ? substitute.personId : null),
      guests: guests?.map(({ guestId }) => guestId) ?? null,
    },
    envelope,
    Object.fromEntries(people.flatMap(({ id, ...values }) => Object.entries(personalOf(id, values)))),
  );
}
