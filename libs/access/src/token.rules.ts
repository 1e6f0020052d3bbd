import { type Day, yearsAfter } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

const longestYears = 5;

/**
 * The last day of a token that a person makes for themselves; the operator's may be as late as they say.
 * @param isCapped the token never has more than the person's own role, as it is made by them
 * @throws Refusal `token-expiry`
 */
export function ensureExpiry(lastDay: Day, today: Day, isCapped: boolean): void {
  ensure(lastDay >= today, 'token-expiry', 'The last day of a token cannot be in the past.', 'expiresOn');
  ensure(
    !isCapped || lastDay <= yearsAfter(today, longestYears),
    'token-expiry',
    `The last day of a token is at most ${String(longestYears)} years from now.`,
    'expiresOn',
  );
}
