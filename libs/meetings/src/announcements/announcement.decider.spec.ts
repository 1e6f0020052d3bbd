import { type Coming, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { fold, givenOn, specOf } from '@relais/event-sourcing';
import { AnnounceAttendance, AnnounceGuest } from './announcement.commands';
import { announcement } from './announcement.decider';
import type { AnnouncementEvent } from './announcement.events';
import type { AnnouncementCircumstances } from './announcement.rules';
import { meeting } from '../meeting.decider';
import type { MeetingEvent } from '../meeting.events';

const on = '2026-03-09';
const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const [ada, ben, eve, max, lea] = ['a1', 'b1', 'e1', 'f1', 'f2'].map((end) =>
  PersonId.parse(`00000000-0000-4000-8000-0000000000${end}`),
) as [PersonId, PersonId, PersonId, PersonId, PersonId];

const scheduled: MeetingEvent = {
  type: 'MeetingScheduled',
  on,
  data: {
    meetingId,
    ref: null,
    series: null,
    date: on,
    startTime: '07:30',
    endTime: null,
    kind: 'breakfast',
    placeMark: null,
  },
};
const became = (type: 'MeetingHeld' | 'MeetingCancelled') =>
  fold(meeting, [
    scheduled,
    type === 'MeetingHeld'
      ? { type, on, data: { meetingId } }
      : { type, on, data: { meetingId, because: null } },
  ]);
/** Ada and Ben are members, Eve was one; Max and Lea come for the first time. */
const ordinary: AnnouncementCircumstances = {
  meeting: fold(meeting, [scheduled]),
  hasBegun: false,
  participants: new Set([ada, ben]),
  members: new Set([ada, ben]),
  known: new Set([ada, ben, eve, max, lea]),
  otherwiseNamed: new Set(),
  erased: new Set(),
  present: new Set(),
};
const { given } = specOf(announcement, ordinary);
const under = (circumstances: Partial<AnnouncementCircumstances>) =>
  specOf(announcement, { ...ordinary, ...circumstances }).given;

const herself = givenOn('2026-03-02', ada);
const bySystem = givenOn('2026-03-20');
const announce = (
  said: Partial<AnnounceAttendance['data']> = {},
  envelope: typeof herself = herself,
): AnnounceAttendance =>
  new AnnounceAttendance(
    { networkId, meetingId, personId: ada, coming: 'yes', substituteId: null, guests: null, ...said },
    envelope,
  );
const announced = (coming: Coming, substituteId: PersonId | null = null): AnnouncementEvent => ({
  type: 'AttendanceAnnounced',
  on,
  data: { meetingId, personId: ada, coming, substituteId },
});
const guest = (type: 'GuestAnnounced' | 'GuestWithdrawn', guestId: PersonId): AnnouncementEvent => ({
  type,
  on,
  data: { meetingId, guestId, invitedBy: ada },
});

describe('An announcement', () => {
  it('says that a participant comes, or not', () => {
    given().when(announce()).then(announced('yes'));
    given()
      .when(announce({ coming: 'no' }))
      .then(announced('no'));
  });

  it('may change until the meeting begins, and changes nothing when it says the same', () => {
    given(announced('yes'))
      .when(announce({ coming: 'no', substituteId: eve }))
      .then(announced('no', eve));
    given(announced('no', eve)).when(announce()).then(announced('yes'));
    given(announced('no', eve), guest('GuestAnnounced', max))
      .when(announce({ coming: 'no', substituteId: eve, guests: [max] }))
      .thenNothing();
    under({ hasBegun: true })(announced('yes'))
      .when(announce({ coming: 'no' }))
      .thenRefused('meeting-begun');
  });

  it('names every guest anew, or none: then they stay', () => {
    given()
      .when(announce({ guests: [max, lea] }))
      .then(announced('yes'), guest('GuestAnnounced', max), guest('GuestAnnounced', lea));
    given(announced('yes'), guest('GuestAnnounced', max))
      .when(announce({ guests: [lea] }))
      .then(guest('GuestWithdrawn', max), guest('GuestAnnounced', lea));
    given(announced('yes'), guest('GuestAnnounced', max))
      .when(announce({ coming: 'no' }))
      .then(announced('no'));
    given(guest('GuestAnnounced', max), guest('GuestWithdrawn', max), announced('yes'))
      .when(announce({ guests: [max] }))
      .then(guest('GuestAnnounced', max));
  });

  it('is of a meeting that is planned', () => {
    under({ meeting: meeting.initialState })().when(announce()).thenRefused('not-found');
    under({ meeting: became('MeetingCancelled') })()
      .when(announce())
      .thenRefused('meeting-cancelled');
    under({ meeting: became('MeetingHeld') })()
      .when(announce())
      .thenRefused('meeting-begun');
  });

  it('can be imported afterwards, also of a meeting that was held or cancelled', () => {
    for (const type of ['MeetingHeld', 'MeetingCancelled'] as const)
      under({ meeting: became(type), hasBegun: true, present: new Set([ada]) })()
        .when(announce({ coming: 'no', substituteId: eve }, bySystem))
        .then(announced('no', eve));
  });

  it('is of a participant on the day of the meeting', () =>
    given()
      .when(announce({ personId: eve }))
      .thenRefused('person-not-a-participant'));

  it('names a substitute only for a participant who does not come and is not there, and never for oneself', () => {
    given()
      .when(announce({ substituteId: eve }))
      .thenRefused('substitute-while-coming');
    given()
      .when(announce({ coming: 'no', substituteId: ada }))
      .thenRefused('substitute-for-oneself');
    under({ present: new Set([ada]) })()
      .when(announce({ coming: 'no', substituteId: eve }))
      .thenRefused('represented-in-the-room');
    under({ known: new Set([ada]) })()
      .when(announce({ coming: 'no', substituteId: eve }))
      .thenRefused('unknown-person');
    under({ erased: new Set([eve]) })()
      .when(announce({ coming: 'no', substituteId: eve }))
      .thenRefused('person-erased');
  });

  it.each([
    ['guest-is-a-member', [ada], {}],
    ['guest-is-a-member', [ben], {}],
    ['unknown-person', [max], { known: new Set([ada]) }],
    ['person-erased', [max], { erased: new Set([max]) }],
    ['named-otherwise', [max], { otherwiseNamed: new Set([max]) }],
    ['guest-is-the-substitute', [eve], {}],
  ] as const)('refuses a guest: %s', (code, guests, circumstances) => {
    under(circumstances)()
      .when(announce({ coming: 'no', substituteId: eve, guests }))
      .thenRefused(code);
  });

  it('keeps a guest who became a member since', () => {
    under({ members: new Set([ada, max]) })(announced('yes'), guest('GuestAnnounced', max))
      .when(announce({ guests: [max, lea] }))
      .then(guest('GuestAnnounced', lea));
  });

  it('takes one guest more, also before it says whether the participant comes', () => {
    const bring = (guestId: PersonId) =>
      new AnnounceGuest({ networkId, meetingId, personId: ada, guestId }, herself);
    given().when(bring(max)).then(guest('GuestAnnounced', max));
    given(guest('GuestAnnounced', max)).when(bring(max)).thenNothing();
    given(announced('no', eve), guest('GuestAnnounced', max))
      .when(bring(lea))
      .then(guest('GuestAnnounced', lea));
    given(announced('no', eve)).when(bring(eve)).thenRefused('guest-is-the-substitute');
    given().when(bring(ben)).thenRefused('guest-is-a-member');
  });

  it('lets every participant bring others where there is no membership', () =>
    under({ members: new Set() })()
      .when(announce({ guests: [ben] }))
      .then(announced('yes'), guest('GuestAnnounced', ben)));
});
