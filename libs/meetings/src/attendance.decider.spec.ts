import { MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { fold, givenOn, specOf } from '@relais/event-sourcing';
import { RecordAttendance } from './attendance.commands';
import { type AttendanceCircumstances, attendance } from './attendance.decider';
import type { AttendanceDetails, AttendanceEvent } from './attendance.events';
import { meeting } from './meeting.decider';

const day = '2026-03-02';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const eve = PersonId.parse('00000000-0000-4000-8000-0000000000e1');
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const ordinary: AttendanceCircumstances = {
  meeting: fold(meeting, [
    {
      type: 'MeetingScheduled',
      on: day,
      data: {
        meetingId,
        ref: null,
        date: day,
        startTime: '07:30',
        endTime: null,
        kind: 'breakfast',
        placeMark: null,
      },
    },
  ]),
  latestDay: day,
  known: new Set([ada, ben]),
};
const { given } = specOf(attendance, ordinary);

const present: AttendanceDetails = {
  meetingId,
  personId: ada,
  status: 'present',
  substituteFor: null,
  invitedBy: null,
  firstTime: null,
};
const visitor: AttendanceDetails = { ...present, status: 'visitor', invitedBy: ben, firstTime: true };
const substitute: AttendanceDetails = { ...present, status: 'substitute', substituteFor: ben };

const record = (details: AttendanceDetails) =>
  new RecordAttendance({ networkId, ...details }, givenOn('2026-03-09'));
const recorded = (data: AttendanceDetails): AttendanceEvent => ({
  type: 'AttendanceRecorded',
  on: day,
  data,
});
const corrected = (data: AttendanceDetails): AttendanceEvent => ({
  type: 'AttendanceCorrected',
  on: day,
  data,
});

describe('An attendance', () => {
  it('is recorded on the day of the meeting', () => {
    for (const details of [present, visitor, substitute])
      given().when(record(details)).then(recorded(details));
  });

  it('recorded again as it is changes nothing', () => {
    given(recorded(visitor)).when(record(visitor)).thenNothing();
    given(recorded(present), corrected(visitor)).when(record(visitor)).thenNothing();
  });

  it('is corrected when anything of it changes', () => {
    for (const changed of [
      { status: 'late' },
      { status: 'substitute', substituteFor: ben },
      { invitedBy: ben },
      { firstTime: false },
    ] as const)
      given(recorded(present))
        .when(record({ ...present, ...changed }))
        .then(corrected({ ...present, ...changed }));
  });

  it('sits in for a member only as a substitute', () =>
    given()
      .when(record({ ...present, substituteFor: ben }))
      .thenRefused('not-a-substitute'));

  it('does not sit in for oneself', () =>
    given()
      .when(record({ ...substitute, substituteFor: ada }))
      .thenRefused('substitute-for-oneself'));

  it('is of a meeting of the network that is not still to come', () => {
    specOf(attendance, { ...ordinary, meeting: meeting.initialState })
      .given()
      .when(record(present))
      .thenRefused('not-found');
    specOf(attendance, { ...ordinary, latestDay: '2026-03-01' })
      .given()
      .when(record(present))
      .thenRefused('future-day');
  });

  it('names people the network has seen', () => {
    given()
      .when(record({ ...present, personId: eve }))
      .thenRefused('not-found');
    given()
      .when(record({ ...substitute, substituteFor: eve }))
      .thenRefused('unknown-person');
    given()
      .when(record({ ...visitor, invitedBy: eve }))
      .thenRefused('unknown-person');
  });
});
