import { Command, type Decidable, type Decider, type Event } from '@relais/event-sourcing';
import { newEnvelope } from '../support/events';
import type { Wish } from './wishes';

type Counted = Event<'Counted', { count: number }>;

export class Count extends Command<object> {
  readonly type = 'Count';

  constructor({ id, networkId }: Wish) {
    super({}, newEnvelope({ commandId: id, networkId }));
  }
}

/** Counts on: a decision that did not see the one before it counts the same number twice. */
export const counter: Decider<Decidable<'Count'>, number, Counted> = {
  category: 'counter',
  initialState: 0,
  decide: (command, count) => [{ type: 'Counted', on: command.today, data: { count: count + 1 } }],
  evolve: (_, { data }) => data.count,
};
