export { form } from '../referral/form';
