import { v5 } from '@relais/event-sourcing';

/** Under this subject the vault keeps the prospect and the free text of a referral. */
export const prospectId = (referralId: string): string => v5(referralId, 'prospect');
