import { z } from 'zod';

/** The rights: actions in a network that depend on the caller's role. */
export const Action = z.enum([
  'read-network',
  'read-names',
  'read-figures',
  'read-ledger',
  'open-referral',
  'pass-referral',
  'record-agreement',
  'acknowledge-referral',
  'report-outcome',
  'withdraw-referral',
  'give-thanks',
  'withdraw-thanks',
  'hold-one-to-one',
  'withdraw-one-to-one',
  'state-need',
  'put-meeting',
  'announce-attendance',
  'record-attendance',
  'read-attendance',
  'note-call',
  'decline-follow-up',
  'register-person',
  'describe-person',
  'correct-address',
  'invite',
  'show-join-link',
  'describe-network',
  'change-charter',
  'read-people',
  'admit-member',
  'answer-membership',
  'grant-role',
  'erase-person',
  'erase-prospect',
  'read-erasures',
  'manage-tokens',
  'read-audit',
]);
export type Action = z.infer<typeof Action>;

/** How long a role is suspended that no other organiser could confirm. */
export const suspensionDays = 7;
