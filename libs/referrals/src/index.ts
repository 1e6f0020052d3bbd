import {
  EraseProspectHandler,
  PassReferralHandler,
  RecordAgreementHandler,
  RecordObjectionHandler,
  WithdrawReferralHandler,
} from './referral.handlers';
import { GiveThanksHandler, WithdrawThanksHandler } from './thanks.handlers';

export * from './referral.commands';
export { type Detail, type ReferralEvent, ReferralPassed, referralEvents } from './referral.events';
export { CircumstancesOfReferrals } from './circumstances-of-referrals';
export { referral } from './referral.decider';
export {
  type ReferralCircumstances,
  ensureBusinessTalk,
  ensureNotOwnParent,
  ensureParent,
  ensureToAnother,
} from './referral.rules';
export * from './thanks.commands';
export { type ThanksEvent, ThanksGiven, thanksEvents } from './thanks.events';
export { thanks } from './thanks.decider';
export { ensureAmount, ensureThanksAnother, ensureTheirReferral } from './thanks.rules';
export const referralHandlers = [
  PassReferralHandler,
  RecordAgreementHandler,
  WithdrawReferralHandler,
  EraseProspectHandler,
  RecordObjectionHandler,
  GiveThanksHandler,
  WithdrawThanksHandler,
];
export { Objecting, ObjectionLinks } from './objection-links';
export { ReferralHistory } from './referral-history';
export { type EventsOfReferral, eventsOfReferral, referralAnswer } from './referral-answer';
export { type Passing } from './referral.rules';
