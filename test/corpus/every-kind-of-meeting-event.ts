import type { MeetingId, NetworkId, PersonId } from '@relais/contracts';
import type { Command, Envelope } from '@relais/event-sourcing';
import { CountUnnamedGuests, PutMeeting, RecordAttendance } from '@relais/meetings';

type Told = Readonly<{
  networkId: NetworkId;
  ada: PersonId;
  ben: PersonId;
  cleo: PersonId;
  envelope: () => Envelope;
  send: (command: Command<object>) => Promise<unknown>;
  newId: () => string;
}>;

/** A meeting in every status, with attendance of every kind; answers its id. */
export async function everyKindOfMeetingEvent({
  networkId,
  ada,
  ben,
  cleo,
  envelope,
  send,
  newId,
}: Told): Promise<MeetingId> {
  const meetingId = newId() as MeetingId;
  const plan = {
    networkId,
    meetingId,
    ref: null,
    date: '2026-02-20',
    startTime: '07:30',
    endTime: null,
    kind: 'breakfast' as const,
    placeMark: null,
  };
  await send(new PutMeeting({ ...plan, status: 'scheduled' }, envelope()));
  await send(
    new PutMeeting(
      { ...plan, endTime: '09:00', kind: 'lunch', placeMark: 'mark', status: 'held' },
      envelope(),
      { place: 'Port' },
    ),
  );
  await send(new PutMeeting({ ...plan, status: 'scheduled' }, envelope()));
  await send(new CountUnnamedGuests({ networkId, meetingId, unnamed: 3 }, envelope()));
  await send(new PutMeeting({ ...plan, status: 'cancelled' }, envelope()));
  const attendance = {
    ...{ networkId, meetingId, substituteFor: null, invitedBy: null, firstTime: null, welcomedBy: null },
    reasoned: false,
  };
  await send(new RecordAttendance({ ...attendance, personId: ada, status: 'present' }, envelope()));
  await send(new RecordAttendance({ ...attendance, personId: ada, status: 'excused' }, envelope()));
  await send(
    new RecordAttendance(
      { ...attendance, personId: cleo, status: 'substitute', substituteFor: ben },
      envelope(),
    ),
  );
  await send(
    new RecordAttendance(
      { ...attendance, personId: cleo, status: 'visitor', invitedBy: ada, firstTime: true },
      envelope(),
    ),
  );
  await send(
    new RecordAttendance(
      { ...attendance, personId: cleo, status: 'substitute', substituteFor: ben },
      envelope(),
    ),
  );
  return meetingId;
}
