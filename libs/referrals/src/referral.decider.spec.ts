import { NetworkId, PersonId, ReferralId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { PassReferral, RecordAgreement, WithdrawReferral } from './referral.commands';
import { referral } from './referral.decider';
import type { ReferralEvent, ReferralPassed } from './referral.events';

const { given } = specOf(referral);

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const referralId = ReferralId.parse('00000000-0000-4000-8000-0000000000f1');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const eve = PersonId.parse('00000000-0000-4000-8000-0000000000e1');
const [monday, tuesday, friday] = ['2026-03-02', '2026-03-03', '2026-03-06'] as const;

const inside: PassReferral['data'] = {
  referralId,
  networkId,
  giverId: ada,
  receiverId: ben,
  passedOn: monday,
  scope: 'inside',
  warmth: null,
  contactBy: null,
  agreed: null,
  agreedOn: null,
  meetingId: null,
  parentId: null,
  details: [],
  ref: null,
  imported: false,
};
const outside: PassReferral['data'] = {
  ...inside,
  scope: 'outside',
  contactBy: 'receiver',
  agreed: true,
  details: ['name', 'phone'],
};
const lead: PassReferral['data'] = { ...outside, agreed: false, details: ['name'] };

const pass = (data: PassReferral['data']) => new PassReferral(data, givenOn(tuesday));
const agreement = (data: Partial<RecordAgreement['data']> = {}) =>
  new RecordAgreement(
    { referralId, networkId, byId: ben, on: friday, details: [], ...data },
    givenOn(friday),
  );
const withdrawal = (byId: PersonId | null, reasoned = false) =>
  new WithdrawReferral({ referralId, networkId, byId, reasoned }, givenOn(friday));

const passed = (data: Partial<ReferralPassed['data']> = {}): ReferralPassed => ({
  type: 'ReferralPassed',
  on: monday,
  data: {
    referralId,
    giverId: ada,
    receiverId: ben,
    scope: 'outside',
    warmth: null,
    contactBy: 'receiver',
    agreedOn: null,
    meetingId: null,
    parentId: null,
    details: ['name'],
    ref: null,
    ...data,
  },
});
const agreedOn = (on: string, details: RecordAgreement['data']['details'] = []): ReferralEvent => ({
  type: 'ProspectAgreed',
  on,
  data: { referralId, details },
});
const withdrawn = (reasoned: boolean): ReferralEvent => ({
  type: 'ReferralWithdrawn',
  on: friday,
  data: { referralId, reasoned },
});

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

  it('names the prospect whom the receiver shall call', () =>
    given()
      .when(pass({ ...outside, details: ['phone'] }))
      .thenRefused('prospect-name-missing'));

  it('needs nothing about a prospect who calls himself', () =>
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

describe('A lead', () => {
  it('is passed without a day of agreement, whatever day is named', () =>
    given()
      .when(pass({ ...lead, agreedOn: monday }))
      .then(passed()));

  it('becomes a referral on the day of the agreement, told by its receiver', () =>
    given(passed())
      .when(agreement({ on: tuesday, details: ['phone'] }))
      .then(agreedOn(tuesday, ['phone'])));

  it('becomes a referral by its giver or an import as well', () => {
    for (const byId of [ada, null]) given(passed()).when(agreement({ byId })).then(agreedOn(friday));
  });

  it('is nobody else’s to agree', () =>
    given(passed())
      .when(agreement({ byId: eve }))
      .thenRefused('not-allowed'));

  it('cannot have been agreed before it was passed', () =>
    given(passed())
      .when(agreement({ on: '2026-03-01' }))
      .thenRefused('agreed-before-passed'));

  it('may be agreed on the day it was passed', () =>
    given(passed())
      .when(agreement({ on: monday }))
      .then(agreedOn(monday)));

  it('agreed twice on the same day changes nothing', () =>
    given(passed(), agreedOn(friday)).when(agreement()).thenNothing());

  it('is not agreed again on another day', () =>
    given(passed(), agreedOn(tuesday)).when(agreement()).thenRefused('not-a-lead'));

  it('is not what was agreed from the beginning, inside, or up to the prospect', () => {
    for (const other of [
      { agreedOn: monday },
      { scope: 'inside', contactBy: null },
      { contactBy: 'prospect' },
    ] as const)
      given(passed(other)).when(agreement()).thenRefused('not-a-lead');
  });

  it('that was withdrawn is not agreed any more', () =>
    given(passed(), withdrawn(false)).when(agreement()).thenRefused('already-withdrawn'));

  it('that nobody passed is not found', () => given().when(agreement()).thenRefused('not-found'));
});

describe('A passed referral', () => {
  it('is withdrawn by its giver, on the day this is recorded', () =>
    given(passed()).when(withdrawal(ada)).then(withdrawn(false)));

  it('tells that there is a reason, never the reason', () =>
    given(passed()).when(withdrawal(ada, true)).then(withdrawn(true)));

  it('is withdrawn by an import', () => given(passed()).when(withdrawal(null)).then(withdrawn(false)));

  it('is not the receiver’s to withdraw', () =>
    given(passed()).when(withdrawal(ben)).thenRefused('not-the-giver'));

  it('withdrawn twice changes nothing', () =>
    given(passed(), withdrawn(true)).when(withdrawal(ada)).thenNothing());

  it('can be withdrawn after the prospect agreed', () =>
    given(passed(), agreedOn(tuesday)).when(withdrawal(ada)).then(withdrawn(false)));

  it('is not found where none was passed', () => given().when(withdrawal(ada)).thenRefused('not-found'));
});
