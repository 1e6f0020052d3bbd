import type { Decidable, Envelope, Given } from './command';
import { type Decider, fold } from './decider';
import type { Event } from './event';
import { Refusal } from './refusal';

/** The envelope of a command in a spec: given on this day by a person; null: by the system. */
export const givenOn = (
  today: string,
  personId: string | null = null,
  role: 'member' | 'host' | 'organiser' = 'member',
): Envelope => ({
  commandId: '00000000-0000-4000-8000-00000000c0de',
  networkId: '00000000-0000-4000-8000-000000000e70',
  today,
  principal: personId === null ? { role: 'system' } : { role, personId },
});

/** Given/when/then for a decider, in jest, under circumstances that are the same for every decision. */
export function specOf<C extends Decidable, S, E extends Event, Circumstances = undefined>(
  decider: Decider<C, S, E, Circumstances>,
  circumstances = undefined as Circumstances,
) {
  const given = (...events: E[]) => ({
    when({ type, data, envelope: { today, principal } }: Omit<C, keyof Given> & { envelope: Given }) {
      const outcome = () =>
        decider.decide({ type, data, today, principal } as C, fold(decider, events), circumstances);
      return {
        then: (...expected: E[]) => {
          expect(outcome()).toEqual(expected);
        },
        thenNothing: () => {
          expect(outcome()).toEqual([]);
        },
        thenRefused: (code: string) => {
          let refused: unknown;
          try {
            outcome();
          } catch (error) {
            refused = error;
          }
          expect(refused).toBeInstanceOf(Refusal);
          expect((refused as Refusal).code).toBe(code);
        },
      };
    },
  });
  return { given };
}
