import { MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { type Envelope, givenOn, specOf } from '@relais/event-sourcing';
import { AdoptAgenda, OpenRound } from '../meeting.commands';
import { meeting } from '../meeting.decider';
import type { MeetingEvent } from '../meeting.events';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const [ada, ben] = ['a', 'b'].map((digit) =>
  PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
) as [PersonId, PersonId];
const on = '2026-03-02';
const participants = new Set([ada]);
const { given } = specOf(meeting, { latestDay: on, participants });

const scheduled: MeetingEvent = {
  type: 'MeetingScheduled',
  on,
  data: {
    ...{ meetingId, ref: null, series: null, date: on, startTime: '07:30', endTime: null, kind: 'breakfast' },
    placeMark: null,
  },
};
const cancelled: MeetingEvent = { type: 'MeetingCancelled', on, data: { meetingId, because: null } };
const held: MeetingEvent = { type: 'MeetingHeld', on, data: { meetingId } };

const byHost: Envelope = { ...givenOn(on), principal: { personId: ben, role: 'host' } };
const agenda = { minutes: [10, 40], round: 1, titlesMark: 'mark' };
const adopted: MeetingEvent = { type: 'AgendaAdopted', on, data: { meetingId, ...agenda } };
const adopt = (changed: Partial<typeof agenda> | { round: null } = {}) =>
  new AdoptAgenda({ networkId, meetingId, ...agenda, ...changed }, byHost);
const opened: MeetingEvent = { type: 'RoundOpened', on, data: { meetingId, personId: ada } };
const open = (personId: PersonId, envelope = byHost) =>
  new OpenRound({ networkId, meetingId, personId }, envelope);

describe('An agenda', () => {
  it('is adopted for a meeting, also once it was held', () => {
    given(scheduled).when(adopt()).then(adopted);
    given(scheduled, held).when(adopt()).then(adopted);
  });

  it('adopted as it is changes nothing, and each of its parts is a change', () => {
    given(scheduled, adopted).when(adopt()).thenNothing();
    for (const changed of [{ minutes: [10, 41] }, { titlesMark: 'other' }, { round: 0 }, { round: null }])
      given(scheduled, adopted)
        .when(adopt(changed))
        .then({ ...adopted, data: { meetingId, ...agenda, ...changed } });
  });

  it.each<[string, number[]]>([
    ['agenda-empty', []],
    ['agenda-item-minutes', [10, 0]],
    ['agenda-item-minutes', [-5]],
    ['agenda-item-minutes', [2000]],
    ['agenda-item-minutes', [721]],
    ['agenda-too-long', [400, 321]],
    ['agenda-too-long', [720, 1]],
  ])('is refused (%s) with the minutes %j', (code, minutes) => {
    given(scheduled).when(adopt({ minutes })).thenRefused(code);
  });

  it('may fill the 12 hours of a meeting', () =>
    given(scheduled)
      .when(adopt({ minutes: [719, 1] }))
      .then({ ...adopted, data: { meetingId, ...agenda, minutes: [719, 1] } }));

  it('is refused for a meeting that was cancelled or does not exist', () => {
    given(scheduled, cancelled).when(adopt()).thenRefused('meeting-cancelled');
    given().when(adopt()).thenRefused('not-found');
  });
});

describe('The round of a meeting', () => {
  it('begins with a participant of its day', () => {
    given(scheduled).when(open(ada)).then(opened);
    given(scheduled).when(open(ben)).thenRefused('person-not-a-participant');
  });

  it('may begin anew with another member; with the same one nothing changes', () => {
    given(scheduled, opened).when(open(ada)).thenNothing();
    given(scheduled, { ...opened, data: { meetingId, personId: ben } })
      .when(open(ada))
      .then(opened);
  });

  it('does not begin before the day of the meeting, nor when it was cancelled', () => {
    const early = specOf(meeting, { latestDay: '2026-03-01', participants });
    early.given(scheduled).when(open(ada)).thenRefused('future-day');
    given(scheduled, cancelled).when(open(ada)).thenRefused('meeting-cancelled');
    given().when(open(ada)).thenRefused('not-found');
  });

  it('comes from an import as it was recorded', () =>
    given(scheduled, cancelled)
      .when(open(ben, givenOn(on)))
      .then({ ...opened, data: { meetingId, personId: ben } }));
});
