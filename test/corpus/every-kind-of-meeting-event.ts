import type { MeetingId, NeedId, NetworkId, PersonId, SeriesId } from '@relais/contracts';
import type { Command, Envelope } from '@relais/event-sourcing';
import {
  AdoptAgenda,
  AnnounceAttendance,
  CountUnnamedGuests,
  DecideMeeting,
  EndSeries,
  OpenRound,
  PutMeeting,
  PutSeries,
  RecordAttendance,
  StateNeed,
  WithdrawNeed,
} from '@relais/meetings';

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
  const announced = { networkId, meetingId, personId: ada, coming: 'yes' as const, substituteId: null };
  await send(new AnnounceAttendance({ ...announced, guests: [cleo] }, envelope()));
  await send(
    new AnnounceAttendance({ ...announced, coming: 'no', substituteId: ben, guests: [] }, envelope()),
  );
  await send(new AnnounceAttendance({ ...announced, personId: ben, guests: [cleo] }, envelope()));
  await send(
    new PutMeeting(
      { ...plan, endTime: '09:00', kind: 'lunch', placeMark: 'mark', status: 'held' },
      envelope(),
      { place: 'Port' },
    ),
  );
  await send(new PutMeeting({ ...plan, status: 'scheduled' }, envelope()));
  for (const because of ['holiday', 'series'] as const)
    await send(new DecideMeeting({ networkId, meetingId, because, keep: true }, envelope()));
  await send(new CountUnnamedGuests({ networkId, meetingId, unnamed: 3 }, envelope()));
  const agenda = { networkId, meetingId, minutes: [10, 40], titlesMark: 'mark' };
  await send(new AdoptAgenda({ ...agenda, round: 1 }, envelope(), { agenda: 'Accueil\nTour de table' }));
  await send(new AdoptAgenda({ ...agenda, round: null }, envelope(), { agenda: 'Accueil\nAtelier' }));
  await send(new OpenRound({ networkId, meetingId, personId: ada }, envelope()));
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
  const needId = newId() as NeedId;
  const sought = { networkId, needId, personId: ada, until: '2026-03-31' };
  await send(new StateNeed({ ...sought, ref: null }, envelope(), { text: 'a shop' }));
  await send(new WithdrawNeed({ networkId, needId }, envelope()));
  const other = { ...sought, needId: newId() as NeedId, ref: 'n1' };
  await send(new StateNeed(other, envelope(), { text: 'an accountant' }));
  await everyKindOfSeriesEvent({ networkId, envelope, send, newId });
  return meetingId;
}

/** Two series; one is changed, ended and taken up again, so that its meetings are too. */
async function everyKindOfSeriesEvent({
  networkId,
  envelope,
  send,
  newId,
}: Pick<Told, 'networkId' | 'envelope' | 'send' | 'newId'>): Promise<void> {
  const [weekly, monthly] = [newId(), newId()] as [SeriesId, SeriesId];
  const plan = { networkId, startTime: '07:30', kind: 'breakfast' as const, without: [], from: '2026-01-01' };
  const bare = { ...plan, ref: null, until: null, endTime: null, placeMark: null };
  const rule = { every: 12, weekday: 4 };
  const full = { ...bare, ref: 's1', until: '2099-12-31', endTime: '09:00', placeMark: 'mark' };
  await send(new PutSeries({ ...bare, seriesId: weekly, rule }, envelope(), { place: '' }));
  await send(new PutSeries({ ...full, seriesId: weekly, rule }, envelope(), { place: 'Port' }));
  await send(new EndSeries({ networkId, seriesId: weekly, on: '2026-01-01' }, envelope()));
  await send(new PutSeries({ ...bare, seriesId: weekly, rule }, envelope(), { place: '' }));
  const without = [{ from: '2026-02-01', to: '2099-01-01' }];
  const onThursdays = { nth: [1, 'last' as const], weekday: 4 };
  const monthlyPlan = { ...full, seriesId: monthly, rule: onThursdays, without };
  await send(new PutSeries(monthlyPlan, envelope(), { place: 'Port' }));
}
