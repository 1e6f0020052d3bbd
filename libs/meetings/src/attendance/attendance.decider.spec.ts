import { MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { type Envelope, fold, givenOn, specOf } from '@relais/event-sourcing';
import { RecordAtClosing, RecordAttendance } from './attendance.commands';
import { type AttendanceCircumstances, attendance } from './attendance.decider';
import type { AttendanceDetails, AttendanceEvent, AttendanceLine } from './attendance.events';
import { meeting } from '../meeting.decider';
import type { MeetingEvent } from '../meeting.events';

const day = '2026-03-02';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const eve = PersonId.parse('00000000-0000-4000-8000-0000000000e1');
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const scheduled: MeetingEvent = {
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
    series: null,
  },
};
const became = (type: 'MeetingHeld' | 'MeetingCancelled') =>
  fold(meeting, [
    scheduled,
    type === 'MeetingHeld'
      ? { type, on: day, data: { meetingId } }
      : { type, on: day, data: { meetingId, because: null } },
  ]);
const ordinary: AttendanceCircumstances = {
  meeting: fold(meeting, [scheduled]),
  isOnTheDay: true,
  latestDay: day,
  known: new Set([ada, ben]),
  left: new Set(),
  erased: new Set(),
  present: new Set(),
};
const { given } = specOf(attendance, ordinary);
const under = (circumstances: Partial<AttendanceCircumstances>) =>
  specOf(attendance, { ...ordinary, ...circumstances });

const present: AttendanceDetails = {
  meetingId,
  personId: ada,
  status: 'present',
  substituteFor: null,
  invitedBy: null,
  firstTime: null,
  welcomedBy: null,
};
const excused: AttendanceDetails = { ...present, status: 'excused' };
const visitor: AttendanceDetails = { ...present, status: 'visitor', invitedBy: ben, firstTime: true };
const substitute: AttendanceDetails = { ...present, status: 'substitute', substituteFor: ben };

const host = givenOn('2026-03-09', ben, 'host');
const herself = givenOn('2026-03-09', ada);
const record = (details: AttendanceDetails, envelope: Envelope = host, reasoned = false) =>
  new RecordAttendance({ networkId, ...details, reasoned }, envelope);
const close = (details: AttendanceDetails, was: AttendanceDetails['status'] | null = null) =>
  new RecordAtClosing({ networkId, ...details, was }, host);
const recorded = (details: AttendanceDetails, said: Partial<AttendanceLine> = {}): AttendanceEvent => ({
  type: 'AttendanceRecorded',
  on: day,
  data: { ...details, byThemselves: false, reasoned: false, ...said },
});
const corrected = (details: AttendanceDetails, said: Partial<AttendanceLine> = {}): AttendanceEvent => ({
  ...recorded(details, said),
  type: 'AttendanceCorrected',
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
      { welcomedBy: ben },
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
    under({ meeting: meeting.initialState }).given().when(record(present)).thenRefused('not-found');
    under({ latestDay: '2026-03-01' }).given().when(record(present)).thenRefused('future-day');
  });

  it('is not recorded at a cancelled meeting, unless it comes with an import', () => {
    const { given } = under({ meeting: became('MeetingCancelled') });
    given().when(record(present)).thenRefused('meeting-cancelled');
    given(recorded(present)).when(record(present)).thenRefused('meeting-cancelled');
    given()
      .when(record(present, givenOn(day)))
      .then(recorded(present));
  });

  it('names people the network has seen', () => {
    given()
      .when(record({ ...present, personId: eve }))
      .thenRefused('not-found');
    given()
      .when(record({ ...substitute, substituteFor: eve }))
      .thenRefused('unknown-person');
    for (const named of [{ invitedBy: eve }, { welcomedBy: eve }])
      given()
        .when(record({ ...visitor, ...named }))
        .thenRefused('unknown-person');
  });

  it.each(['present', 'late', 'represented', 'excused', 'absent'] as const)(
    'is not %s of a person whose membership had ended',
    (status) => {
      const { given } = under({ left: new Set([ada]) });
      given()
        .when(record({ ...present, status }))
        .thenRefused('membership-ended');
      given(recorded({ ...present, status }))
        .when(record({ ...present, status }))
        .thenNothing();
    },
  );

  it('of a former member is welcome as visitor or substitute, and nobody sits in for one', () => {
    const { given } = under({ left: new Set([ada]) });
    for (const details of [visitor, substitute]) given().when(record(details)).then(recorded(details));
    under({ left: new Set([ben]) })
      .given()
      .when(record(substitute))
      .thenRefused('membership-ended');
  });

  it('of a former member who did not come is taken back, and only that', () => {
    const { given } = under({ left: new Set([ada]) });
    for (const mistaken of [visitor, substitute])
      given(recorded(mistaken))
        .when(record({ ...mistaken, status: 'absent', substituteFor: null }))
        .then(corrected({ ...mistaken, status: 'absent', substituteFor: null }));
    given(recorded(visitor))
      .when(record({ ...visitor, status: 'excused' }))
      .thenRefused('membership-ended');
  });

  it('sits in for nobody who is in the room, unless that was recorded before they came after all', () => {
    const { given } = under({ present: new Set([ben]) });
    given().when(record(substitute)).thenRefused('represented-in-the-room');
    given(recorded(visitor)).when(record(substitute)).thenRefused('represented-in-the-room');
    given(recorded(substitute))
      .when(record({ ...substitute, welcomedBy: ben }))
      .then(corrected({ ...substitute, welcomedBy: ben }));
  });
});

describe('A reason', () => {
  it('may be given for a line and for its correction', () => {
    given()
      .when(record(present, host, true))
      .then(recorded(present, { reasoned: true }));
    given(recorded(present))
      .when(record(visitor, host, true))
      .then(corrected(visitor, { reasoned: true }));
  });

  it('is kept neither for an excused nor for an erased person', () => {
    given(recorded(present))
      .when(record(excused, host, true))
      .thenRefused('reason-not-kept');
    under({ erased: new Set([ada]) })
      .given(recorded(present))
      .when(record(visitor, host, true))
      .thenRefused('person-erased');
  });
});

describe('A member', () => {
  const own = recorded(present, { byThemselves: true });

  it('records their own presence on the day, and changes what they recorded', () => {
    given().when(record(present, herself)).then(own);
    given(own)
      .when(record(excused, herself))
      .then(corrected(excused, { byThemselves: true }));
  });

  it('records it on no other day, and nobody else', () => {
    under({ isOnTheDay: false }).given().when(record(present, herself)).thenRefused('not-allowed');
    given()
      .when(record({ ...present, personId: ben }, herself))
      .thenRefused('not-allowed');
  });

  it('records it until the closing; afterwards a host does', () => {
    const { given } = under({ meeting: became('MeetingHeld') });
    given(own).when(record(excused, herself)).thenRefused('attendance-closed');
    given().when(record(present, herself)).thenRefused('attendance-closed');
    given(own).when(record(excused)).then(corrected(excused));
  });

  it('never changes a line that a host recorded', () => {
    given(recorded(excused)).when(record(present, herself)).thenRefused('recorded-by-a-host');
    given(own, corrected(excused)).when(record(present, herself)).thenRefused('recorded-by-a-host');
  });
});

describe('A line of a closing', () => {
  it('is recorded for a person who has none', () => given().when(close(present)).then(recorded(present)));

  it('changes a recorded line only where it names what it saw', () => {
    given(recorded(excused)).when(close(present, 'excused')).then(corrected(present));
    for (const was of [null, 'absent'] as const)
      given(recorded(excused)).when(close(present, was)).thenNothing();
    given(recorded(present)).when(close(present, 'present')).thenNothing();
  });

  it('obeys the rules of every line', () => {
    given()
      .when(close({ ...present, personId: eve }))
      .thenRefused('unknown-person');
    under({ left: new Set([ada]) })
      .given()
      .when(close(present))
      .thenRefused('membership-ended');
    under({ present: new Set([ben]) })
      .given()
      .when(close(substitute))
      .thenRefused('represented-in-the-room');
    under({ meeting: became('MeetingCancelled') })
      .given()
      .when(close(present))
      .thenRefused('meeting-cancelled');
  });
});
