import type { PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import type { OneToOneCommand } from './one-to-one.commands';
import type { OneToOneEvent } from './one-to-one.events';

type OneToOne =
  Readonly<{ status: 'unknown' }> | Readonly<{ status: 'held' | 'withdrawn'; people: readonly PersonId[] }>;

export const oneToOne: Decider<Decided<OneToOneCommand>, OneToOne, OneToOneEvent> = {
  category: 'onetoone',
  initialState: { status: 'unknown' },
  begins: ['HoldOneToOne'],

  decide({ type, data, today }, state) {
    switch (type) {
      case 'HoldOneToOne': {
        const { oneToOneId, aId, bId, on, ref } = data;
        ensure(state.status === 'unknown', 'other-content', 'This id already belongs to another one-to-one.');
        ensure(aId !== bId, 'one-to-one-with-oneself', 'A one-to-one takes two.', 'withId');
        return [{ type: 'OneToOneHeld', on, data: { oneToOneId, aId, bId, ref } }];
      }
      case 'WithdrawOneToOne': {
        const { oneToOneId, byId } = data;
        if (state.status === 'unknown') throw new Refusal('not-found', 'There is no such one-to-one here.');
        ensure(
          byId === null || state.people.includes(byId),
          'not-allowed',
          'Only the two who met can withdraw it.',
        );
        return state.status === 'withdrawn'
          ? []
          : [{ type: 'OneToOneWithdrawn', on: today, data: { oneToOneId } }];
      }
    }
  },

  evolve(state, { type, data }) {
    switch (type) {
      case 'OneToOneHeld':
        return { status: 'held', people: [data.aId, data.bId] };
      case 'OneToOneWithdrawn':
        return state.status === 'unknown' ? state : { ...state, status: 'withdrawn' };
    }
  },
};
