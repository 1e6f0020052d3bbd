import { specOf } from '@relais/event-sourcing';
import {
  ada,
  agreedOn,
  agreement,
  ben,
  erased,
  erasure,
  eve,
  friday,
  lead,
  monday,
  objected,
  objecting,
  ordinary,
  pass,
  passed,
  tuesday,
  withdrawal,
  withdrawn,
} from '../../../test/support/referral.fixture';
import { referral } from './referral.decider';

const { given } = specOf(referral, ordinary());

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
    for (const by of [ada, null]) given(passed()).when(agreement({}, by)).then(agreedOn(friday));
  });

  it('does not become one on a day that has not come, or where the prospect objects', () => {
    given(passed())
      .when(agreement({ on: '2026-03-07' }))
      .thenRefused('future-day');
    specOf(referral, { ...ordinary(), isObjector: true })
      .given(passed())
      .when(agreement())
      .thenRefused('prospect-objects');
  });

  it('is nobody else’s to agree', () => given(passed()).when(agreement({}, eve)).thenRefused('not-allowed'));

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

describe('A prospect', () => {
  it('is erased by giver, receiver, an organiser or a policy, once', () => {
    for (const by of [ada, ben, null]) given(passed()).when(erasure(by)).then(erased);
    given(passed()).when(erasure(eve, 'organiser')).then(erased);
    given(passed()).when(erasure(eve, 'host')).thenRefused('not-allowed');
    given(passed()).when(erasure(eve)).thenRefused('not-allowed');
    given(passed(), erased).when(erasure(ada)).thenNothing();
    given().when(erasure(null)).thenRefused('not-found');
  });

  it.each([
    ['erased', 'prospect-erased', [erased]],
    ['objecting', 'prospect-objects', [objected, erased]],
  ] as const)('who was found %s agrees no more, with or without contact details', (_, code, events) => {
    for (const details of [[], ['phone'], ['agreedHow']] as const)
      for (const by of [ada, ben, null])
        given(passed(), ...events)
          .when(agreement({ details }, by))
          .thenRefused(code);
  });

  it('who agreed before being erased has agreed', () => {
    given(passed(), agreedOn(friday), objected, erased).when(agreement()).thenNothing();
    given(passed(), agreedOn(tuesday), erased).when(agreement()).thenRefused('not-a-lead');
  });

  it('whose details were all erased gets no reason for a withdrawal', () => {
    given(passed(), erased).when(withdrawal(ada, true)).thenRefused('prospect-erased');
  });

  it('may have been erased when the referral is withdrawn', () =>
    given(passed(), erased).when(withdrawal(ada)).then(withdrawn(false)));

  it('who objects is erased, once', () => {
    given(passed()).when(objecting).then(objected, erased);
    given(passed(), erased).when(objecting).then(objected);
    given(passed(), objected, erased).when(objecting).thenNothing();
    given().when(objecting).thenRefused('not-found');
  });
});
