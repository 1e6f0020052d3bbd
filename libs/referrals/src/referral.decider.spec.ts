import { specOf } from '@relais/event-sourcing';
import { referral } from './referral.decider';
import { ada, inside, lead, monday, outside, pass, passed, referralId } from './referral-trials';

const { given } = specOf(referral);

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
