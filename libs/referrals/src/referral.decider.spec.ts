import { MeetingId, ReferralId } from '@relais/contracts';
import { fold, specOf } from '@relais/event-sourcing';
import {
  ada,
  ben,
  charter,
  inside,
  lead,
  monday,
  ordinary,
  outside,
  pass,
  passed,
  referralId,
  tuesday,
} from '../../../test/support/referral.fixture';
import { referral } from './referral.decider';
import type { Passing } from './referral.rules';

const { given } = specOf(referral, ordinary());
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const parentId = ReferralId.parse('00000000-0000-4000-8000-0000000000f9');

describe('A referral', () => {
  it('is passed inside without a prospect, on its own day', () =>
    given()
      .when(pass(inside))
      .then(passed({ scope: 'inside', contactBy: null, details: [] })));

  it('is passed outside, agreed on the day it is passed unless another is said', () =>
    given()
      .when(pass(outside))
      .then(passed({ agreedOn: monday, details: ['name', 'phone'] })));

  it('keeps the day of the agreement where one is said', () =>
    given()
      .when(pass({ ...outside, agreedOn: '2026-02-27' }))
      .then(passed({ agreedOn: '2026-02-27', details: ['name', 'phone'] })));

  it('cannot take the id of another referral', () =>
    given(passed()).when(pass(inside)).thenRefused('other-content'));

  it('cannot be passed to oneself', () =>
    given()
      .when(pass({ ...inside, receiverId: ada }))
      .thenRefused('self-referral'));

  it('cannot be its own parent', () =>
    given()
      .when(pass({ ...inside, parentId: referralId }))
      .thenRefused('own-parent'));

  it('inside knows no prospect', () => {
    for (const prospect of [
      { details: ['name'] },
      { details: ['phone'] },
      { details: ['email'] },
      { agreed: true },
    ] as const) {
      given()
        .when(pass({ ...inside, ...prospect }))
        .thenRefused('prospect-of-inside');
    }
  });

  it('inside may state a need', () =>
    given()
      .when(pass({ ...inside, details: ['need'] }))
      .then(passed({ scope: 'inside', contactBy: null, details: ['need'] })));

  it('outside says who makes the call', () =>
    given()
      .when(pass({ ...outside, contactBy: null }))
      .thenRefused('contact-by-missing'));

  it('names the prospect if the receiver is to call', () =>
    given()
      .when(pass({ ...outside, details: ['phone'] }))
      .thenRefused('prospect-name-missing'));

  it('needs nothing about a prospect who makes the call', () =>
    given()
      .when(pass({ ...outside, contactBy: 'prospect', agreed: null, details: [] }))
      .then(passed({ contactBy: 'prospect', details: [] })));

  it('may lack the name when it is imported', () =>
    given()
      .when(pass({ ...lead, details: [], imported: true }))
      .then(passed({ details: [] })));

  it('takes neither telephone nor e-mail without agreement', () => {
    for (const contact of ['phone', 'email'] as const) {
      for (const agreed of [false, null]) {
        given()
          .when(pass({ ...lead, agreed, details: ['name', contact] }))
          .thenRefused('contact-without-agreement');
      }
    }
  });

  it('whose telephone may follow later is complete without', () =>
    given()
      .when(pass({ ...outside, details: ['name'] }))
      .then(passed({ agreedOn: monday })));
});

describe('The circumstances of a referral', () => {
  const under = (changed: Partial<Passing>) => specOf(referral, ordinary(changed)).given();

  it.each([
    ['is passed', { ...inside, passedOn: '2026-03-07' }],
    ['was agreed', { ...outside, agreedOn: '2026-03-07' }],
  ])('forbid a day on which it %s that has not come anywhere', (_, data) =>
    given().when(pass(data)).thenRefused('future-day'),
  );

  it.each([
    ['giver', [ben], 'giver-not-a-participant'],
    ['receiver', [ada], 'receiver-not-a-participant'],
  ])('forbid a %s who was not a participant on its day', (_, participants, code) =>
    under({ participants: new Set(participants) })
      .when(pass(inside))
      .thenRefused(code),
  );

  it('forbid referrals where business is kept out, and those of meetings where it is kept out of these', () => {
    const keptOut = { ...charter, businessTalk: 'never' } as const;
    under({ charter: keptOut }).when(pass(inside)).thenRefused('no-business-talk');
    const outOfMeetings = { ...charter, businessTalk: 'not-in-meetings' } as const;
    under({ charter: outOfMeetings })
      .when(pass({ ...inside, meetingId }))
      .thenRefused('no-business-talk-in-meetings');
    under({ charter: outOfMeetings })
      .when(pass(inside))
      .then(passed({ scope: 'inside', contactBy: null, details: [] }));
  });

  it('forbid referrals while a meeting is under way that keeps business out', () => {
    const underWay = { isMeetingUnderWay: true };
    under({ ...underWay, charter: { ...charter, businessTalk: 'not-in-meetings' } })
      .when(pass(inside))
      .thenRefused('meeting-under-way');
    under(underWay)
      .when(pass({ ...inside, meetingId }))
      .then(passed({ scope: 'inside', contactBy: null, details: [], meetingId }));
  });

  it('forbid a meeting that the network does not have', () =>
    under({ hasMeeting: false })
      .when(pass({ ...inside, meetingId }))
      .thenRefused('unknown-meeting'));

  it('forbid a parent that is not there, or later', () => {
    const ofParent = pass({ ...inside, parentId });
    given().when(ofParent).thenRefused('unknown-parent');
    const later = fold(referral, [{ ...passed(), on: tuesday }]);
    under({ parent: later }).when(ofParent).thenRefused('parent-later');
    const sameDay = fold(referral, [passed()]);
    under({ parent: sameDay })
      .when(ofParent)
      .then(passed({ scope: 'inside', contactBy: null, details: [], parentId }));
  });

  it('forbid to recommend a person who objects', () =>
    specOf(referral, { ...ordinary(), isObjector: true })
      .given()
      .when(pass(outside))
      .thenRefused('prospect-objects'));
});
