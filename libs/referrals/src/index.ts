import {
  AcknowledgeReferralHandler,
  EraseProspectHandler,
  PassReferralHandler,
  RecordAgreementHandler,
  RecordObjectionHandler,
  ReportOutcomeHandler,
  RetractOutcomeHandler,
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
  ensureReportable,
  ensureToAnother,
} from './referral.rules';
export * from './thanks.commands';
export { type ThanksEvent, ThanksGiven, thanksEvents } from './thanks.events';
export { thanks } from './thanks.decider';
export { ensureAmount, ensureThanksAnother, ensureTheirReferral } from './thanks.rules';
export const referralHandlers = [
  PassReferralHandler,
  RecordAgreementHandler,
  AcknowledgeReferralHandler,
  ReportOutcomeHandler,
  RetractOutcomeHandler,
  WithdrawReferralHandler,
  EraseProspectHandler,
  RecordObjectionHandler,
  GiveThanksHandler,
  WithdrawThanksHandler,
];
export { Objecting, ObjectionLinks } from './objection-links';
export { type EventsOfReferral, eventsOfReferral, peopleOf, referralAnswer } from './referral-answer';
export { type Step, lifeOf, statusOf, stepsAfter, thankedStep } from './referral-life.rules';
export { type Passing } from './referral.rules';
