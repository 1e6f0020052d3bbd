export { form } from '../features/referral/form';
