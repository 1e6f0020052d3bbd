export { rows as main } from '../../../libs/referrals/src/referral.read-model';
