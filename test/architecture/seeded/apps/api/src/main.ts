export { rows as main } from '../../../libs/referrals/src/referral.read-model';
export { layer } from '@relais/somewhere';
