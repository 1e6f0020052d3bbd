import { ensure } from '@relais/event-sourcing';
import type { Caller } from './caller';

/**
 * Before what would let somebody in who took a session over: in the last ten minutes one has signed in.
 * @throws Refusal `sign-in-anew`
 */
export function ensureFresh({ isFresh }: Caller): void {
  ensure(
    isFresh,
    'sign-in-anew',
    'Sign in once more for this: your last sign-in is more than ten minutes ago.',
  );
}
