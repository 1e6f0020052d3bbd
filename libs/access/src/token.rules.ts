import { type Day, yearsAfter } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

const longestYears = 5;

/**
 * Checks the last day of a token that a person makes; an operator's token may last as long as they say.
 * @param isCapped a person made the token, and it never has more than their role
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
