import type { Day, PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import { ensureParticipants, ensurePast, may } from '@relais/networks/rules';
import { ensureTwo } from './one-to-one.rules';
import type { OneToOneCommand } from './one-to-one.commands';
import type { OneToOneEvent } from './one-to-one.events';

type OneToOne =
  Readonly<{ status: 'unknown' }> | Readonly<{ status: 'held' | 'withdrawn'; people: readonly PersonId[] }>;

/** What holding a one-to-one needs to know; null for commands about one that was held. */
export type OneToOneCircumstances = Readonly<{
  /** The latest day that is accepted. */
  latestDay: Day;
  /** Of the two, on the day. */
  participants: ReadonlySet<PersonId>;
}> | null;

export const oneToOne: Decider<Decided<OneToOneCommand>, OneToOne, OneToOneEvent, OneToOneCircumstances> = {
  category: 'onetoone',
  initialState: { status: 'unknown' },
  creates: ['HoldOneToOne'],

  decide({ type, data, today, principal }, state, circumstances) {
    switch (type) {
      case 'HoldOneToOne': {
        const { oneToOneId, aId, bId, on, ref } = data;
        ensure(state.status === 'unknown', 'other-content', 'This id already belongs to another one-to-one.');
        if (circumstances === null) throw new Error('A one-to-one is held under circumstances.');
        ensurePast({ on }, circumstances.latestDay);
        ensureParticipants({ personId: aId, withId: bId }, on, circumstances.participants);
        ensureTwo(aId, bId);
        return [{ type: 'OneToOneHeld', on, data: { oneToOneId, aId, bId, ref } }];
      }
      case 'WithdrawOneToOne': {
        const { oneToOneId } = data;
        if (state.status === 'unknown') throw new Refusal('not-found', 'There is no such one-to-one here.');
        ensure(
          may(principal, 'withdraw-one-to-one', { whose: state.people }),
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
