import type { BusinessTalk } from '../charter';
import type { Purpose } from './values';

/** Whether a network that is founded for this purpose talks business, unless its founder says otherwise. */
export const usualBusinessTalk = (purpose: Purpose): BusinessTalk =>
  purpose === 'support' ? 'never' : 'allowed';
