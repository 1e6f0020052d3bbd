import { NetworkId, PersonId, ReferralId, ThanksId } from '@relais/contracts';
import { fold, givenOn, specOf } from '@relais/event-sourcing';
import { charter, passed, withdrawn as referralWithdrawn } from '../../../test/support/referral.fixture';
import { referral } from './referral.decider';
import { GiveThanks, WithdrawThanks } from './thanks.commands';
import { thanks } from './thanks.decider';
import type { ThanksEvent } from './thanks.events';
import type { ThanksCircumstances } from './thanks.rules';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const thanksId = ThanksId.parse('00000000-0000-4000-8000-0000000000f2');
const referralId = ReferralId.parse('00000000-0000-4000-8000-0000000000f1');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const [monday, friday] = ['2026-03-02', '2026-03-06'] as const;

const ordinary: ThanksCircumstances = {
  latestDay: friday,
  charter,
  known: new Set([ada, ben]),
  referral: fold(referral, [passed()]),
};
const { given } = specOf(thanks, ordinary);

const details = { thanksId, thankingId: ben, thankedId: ada, referralId, amountInCents: 120_050, ref: null };
const give = (data: Partial<GiveThanks['data']> = {}) =>
  new GiveThanks({ networkId, on: monday, ...details, ...data }, givenOn(friday));
const withdraw = (by: PersonId | null) => new WithdrawThanks({ networkId, thanksId }, givenOn(friday, by));

const thanked = (
  data: Partial<typeof details> | { amountInCents: null; referralId: null } = {},
): ThanksEvent => ({
  type: 'ThanksGiven',
  on: monday,
  data: { ...details, ...data },
});
const withdrawn: ThanksEvent = { type: 'ThanksWithdrawn', on: friday, data: { thanksId } };

describe('Thanks', () => {
  it('are given on their day, with an amount for a referral', () => given().when(give()).then(thanked()));

  it('are given without amount and without referral', () =>
    given()
      .when(give({ amountInCents: null, referralId: null }))
      .then(thanked({ amountInCents: null, referralId: null })));

  it('cannot take the id of other thanks', () => given(thanked()).when(give()).thenRefused('other-content'));

  it('are not given to oneself', () =>
    given()
      .when(give({ thankedId: ben }))
      .thenRefused('thanks-to-oneself'));

  it('are withdrawn by the person who thanked, on the day this is recorded', () =>
    given(thanked()).when(withdraw(ben)).then(withdrawn));

  it('are withdrawn by an import', () => given(thanked()).when(withdraw(null)).then(withdrawn));

  it('are not the thanked person’s to withdraw', () =>
    given(thanked()).when(withdraw(ada)).thenRefused('not-the-giver'));

  it('withdrawn twice change nothing', () => given(thanked(), withdrawn).when(withdraw(ben)).thenNothing());

  it('that nobody gave are not found', () => given().when(withdraw(ben)).thenRefused('not-found'));
});

describe('The circumstances of thanks', () => {
  const under = (changed: Partial<ThanksCircumstances>) =>
    specOf(thanks, { ...ordinary, ...changed }).given();

  it('forbid a day that has not come anywhere', () =>
    given()
      .when(give({ on: '2026-03-07' }))
      .thenRefused('future-day'));

  it('forbid people the network has never seen', () =>
    under({ known: new Set([ada]) })
      .when(give())
      .thenRefused('unknown-person'));

  it.each([
    ['never', 'allowed', 'no-amounts', 1],
    ['required', 'never', 'no-amounts', 1],
    ['required', 'allowed', 'amount-required', null],
    ['optional', 'allowed', null, null],
    ['required', 'never', null, null],
  ] as const)(
    'settle amounts: %s, business talk %s, refuses with %s the amount %p',
    (thanksAmount, businessTalk, code, amountInCents) => {
      const outcome = under({ charter: { ...charter, thanksAmount, businessTalk } }).when(
        give({ amountInCents, referralId: null }),
      );
      if (code === null) outcome.then(thanked({ amountInCents: null, referralId: null }));
      else outcome.thenRefused(code);
    },
  );

  it('forbid a referral that is not there, of others, or withdrawn', () => {
    under({ referral: referral.initialState }).when(give()).thenRefused('unknown-referral');
    const ofOthers = fold(referral, [passed({ giverId: ben, receiverId: ada })]);
    under({ referral: ofOthers }).when(give()).thenRefused('not-their-referral');
    const gone = fold(referral, [passed(), referralWithdrawn(false)]);
    under({ referral: gone }).when(give()).thenRefused('referral-withdrawn');
  });
});
