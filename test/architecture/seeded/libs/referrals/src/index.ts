export { referral } from './referral.decider';
