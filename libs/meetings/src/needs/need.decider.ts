import type { Charter, Day, PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import { ensureParticipants, ensurePast, ensureTalksBusiness, may } from '@relais/networks/rules';
import type { StateNeed, WithdrawNeed } from './need.commands';
import type { NeedEvent } from './need.events';
import { ensureUntil } from './need.rules';

type Need =
  Readonly<{ status: 'unknown' }> | Readonly<{ status: 'stated' | 'withdrawn'; personId: PersonId }>;

/** What stating a need has to know; null for commands about one that was stated. */
export type NeedCircumstances = Readonly<{
  /** The latest day that is accepted. */
  latestDay: Day;
  /** In force on the day. */
  charter: Charter;
  participants: ReadonlySet<PersonId>;
}> | null;

export const need: Decider<Decided<StateNeed | WithdrawNeed>, Need, NeedEvent, NeedCircumstances> = {
  category: 'need',
  initialState: { status: 'unknown' },
  creates: ['StateNeed'],

  decide({ type, data, today: on, principal }, state, circumstances) {
    switch (type) {
      case 'StateNeed': {
        const { needId, personId, until, ref } = data;
        ensure(state.status === 'unknown', 'other-content', 'This id already belongs to another need.');
        if (circumstances === null) throw new Error('A need is stated under circumstances.');
        ensurePast({ on }, circumstances.latestDay);
        ensureTalksBusiness(circumstances.charter);
        ensureParticipants({ personId }, on, circumstances.participants);
        ensureUntil(until, on);
        return [{ type: 'NeedStated', on, data: { needId, personId, until, ref } }];
      }
      case 'WithdrawNeed': {
        const { needId } = data;
        if (state.status === 'unknown') throw new Refusal('not-found', 'There is no such need here.');
        const { status, personId } = state;
        ensure(
          may(principal, 'state-need', { whose: [personId] }),
          'not-allowed',
          'Only the person who stated a need takes it back.',
        );
        return status === 'withdrawn' ? [] : [{ type: 'NeedWithdrawn', on, data: { needId, personId } }];
      }
    }
  },

  evolve(state, { type, data }) {
    switch (type) {
      case 'NeedStated':
        return { status: 'stated', personId: data.personId };
      case 'NeedWithdrawn':
        return { status: 'withdrawn', personId: data.personId };
    }
  },
};
