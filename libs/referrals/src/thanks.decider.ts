import type { Charter, Day, PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import { ensureKnown, ensurePast } from '@relais/networks/rules';
import type { Referral } from './referral.rules';
import type { GiveThanks, ThanksCommand } from './thanks.commands';
import type { ThanksEvent } from './thanks.events';

type Thanks =
  Readonly<{ status: 'unknown' }> | Readonly<{ status: 'given' | 'withdrawn'; thankingId: PersonId }>;

/** What decisions about thanks need to know besides their own events. */
export type ThanksCircumstances = Readonly<{
  /** The latest day that anything may carry. */
  latestDay: Day;
  /** In force on the day of the thanks. */
  charter: Charter;
  /** Of the two, those whom the network has ever seen. */
  known: ReadonlySet<PersonId>;
  /** What the thanks are for, where a referral is named. */
  referral: Referral;
}>;

export const thanks: Decider<Decided<ThanksCommand>, Thanks, ThanksEvent, ThanksCircumstances | null> = {
  category: 'thanks',
  initialState: { status: 'unknown' },
  begins: ['GiveThanks'],

  decide({ type, data, today }, state, circumstances) {
    switch (type) {
      case 'GiveThanks': {
        const { thanksId, thankingId, thankedId, referralId, on, amountInCents, ref } = data;
        ensure(state.status === 'unknown', 'other-content', 'This id already belongs to other thanks.');
        ensure(thankingId !== thankedId, 'thanks-to-oneself', 'Nobody thanks themselves.', 'thankedId');
        ensureMayBeGiven(data, circumstances);
        return [
          {
            type: 'ThanksGiven',
            on,
            data: { thanksId, thankingId, thankedId, referralId, amountInCents, ref },
          },
        ];
      }
      case 'WithdrawThanks': {
        const { thanksId, byId } = data;
        if (state.status === 'unknown') throw new Refusal('not-found', 'There are no such thanks here.');
        ensure(
          byId === null || byId === state.thankingId,
          'not-the-giver',
          'Only whoever thanked can withdraw it.',
        );
        return state.status === 'withdrawn'
          ? []
          : [{ type: 'ThanksWithdrawn', on: today, data: { thanksId } }];
      }
    }
  },

  evolve(state, { type, data }) {
    switch (type) {
      case 'ThanksGiven':
        return { status: 'given', thankingId: data.thankingId };
      case 'ThanksWithdrawn':
        return state.status === 'unknown' ? state : { ...state, status: 'withdrawn' };
    }
  },
};

function ensureMayBeGiven(data: GiveThanks['data'], circumstances: ThanksCircumstances | null): void {
  if (circumstances === null) throw new Error('Thanks are given under circumstances.');
  const { on, thankingId, thankedId, amountInCents, referralId } = data;
  const { latestDay, charter, known, referral } = circumstances;
  ensurePast({ on }, latestDay);
  ensureKnown({ thankingId, thankedId }, known);
  ensureAmount(amountInCents, charter);
  if (referralId !== null) ensureTheirReferral(referral, data);
}

/** Whether thanks carry an amount, none, or either (DOMAIN.md, "Charter"). */
function ensureAmount(amountInCents: number | null, { thanksAmount, businessTalk }: Charter): void {
  const isWithoutMoney = thanksAmount === 'never' || businessTalk === 'never';
  ensure(
    amountInCents === null || !isWithoutMoney,
    'no-amounts',
    'This network thanks without amounts.',
    'amountInCents',
  );
  ensure(
    amountInCents !== null || thanksAmount !== 'required' || isWithoutMoney,
    'amount-required',
    'This network thanks with an amount.',
    'amountInCents',
  );
}

function ensureTheirReferral(referral: Referral, { thankingId, thankedId }: GiveThanks['data']): void {
  if (referral.status === 'unknown')
    throw new Refusal('unknown-referral', 'There is no such referral here.', 'referralId');
  ensure(
    referral.receiverId === thankingId && referral.giverId === thankedId,
    'not-their-referral',
    'That referral was not passed from the thanked person to the thanking one.',
    'referralId',
  );
  ensure(referral.status !== 'withdrawn', 'referral-withdrawn', 'That referral was withdrawn.', 'referralId');
}
