import { ensure } from '@relais/event-sourcing';
import type { Caller } from './caller';

/**
 * Guards actions that would keep access for an attacker who took over a session: the caller must have signed in within the last ten
 * minutes.
 * @throws Refusal `sign-in-anew`
 */
export function ensureFresh({ isFresh }: Caller): void {
  ensure(
    isFresh,
    'sign-in-anew',
    'Sign in once more for this: your last sign-in is more than ten minutes ago.',
  );
}
