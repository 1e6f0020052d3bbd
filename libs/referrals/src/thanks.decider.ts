import type { PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import { may } from '@relais/networks/rules';
import type { ThanksCommand } from './thanks.commands';
import type { ThanksEvent } from './thanks.events';
import { type ThanksCircumstances, ensureMayBeGiven, ensureThanksAnother } from './thanks.rules';

type Thanks =
  Readonly<{ status: 'unknown' }> | Readonly<{ status: 'given' | 'withdrawn'; thankingId: PersonId }>;

export const thanks: Decider<Decided<ThanksCommand>, Thanks, ThanksEvent, ThanksCircumstances | null> = {
  category: 'thanks',
  initialState: { status: 'unknown' },
  creates: ['GiveThanks'],

  decide({ type, data, today, principal }, state, circumstances) {
    switch (type) {
      case 'GiveThanks': {
        const { thanksId, thankingId, thankedId, referralId, on, amountInCents, ref } = data;
        ensure(state.status === 'unknown', 'other-content', 'This id already belongs to other thanks.');
        ensureThanksAnother(thankingId, thankedId);
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
        const { thanksId } = data;
        if (state.status === 'unknown') throw new Refusal('not-found', 'There are no such thanks here.');
        ensure(
          may(principal, 'withdraw-thanks', { whose: [state.thankingId] }),
          'not-the-giver',
          'Only the person who thanked can withdraw these thanks.',
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
