import type { Decidable } from './command';
import type { Event } from './event';

/**
 * Three pure things per aggregate. `evolve` never fails and never asks the time; time and ids are arguments, and so are the
 * `Circumstances`: what a decision needs to know that is not in its stream.
 */
export type Decider<C extends Decidable, S, E extends Event, Circumstances = undefined> = Readonly<{
  /** First part of the stream's name, without a dash. */
  category: string;
  initialState: S;
  /** Types of the commands that mostly begin a stream, under an id that the client has just made. */
  creates?: readonly C['type'][];
  decide(command: C, state: S, circumstances: Circumstances): readonly E[];
  evolve(state: S, event: E): S;
}>;

/** The state after these events. */
export const fold = <S, E extends Event>(
  { initialState, evolve }: Pick<Decider<never, S, E>, 'initialState' | 'evolve'>,
  events: readonly E[],
): S => events.reduce(evolve, initialState);
