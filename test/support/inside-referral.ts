import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId, ReferralId } from '@relais/contracts';
import { PassReferral } from '@relais/referrals';

/** A member's wish to pass an inside referral, on a new id, with one value for the vault. */
export function insideReferral(networkId: NetworkId, giverId: PersonId, receiverId: PersonId): PassReferral {
  const referralId = randomUUID() as ReferralId;
  return new PassReferral(
    {
      referralId,
      networkId,
      giverId,
      receiverId,
      passedOn: '2026-03-05',
      scope: 'inside',
      warmth: null,
      contactBy: null,
      agreed: null,
      agreedOn: null,
      meetingId: null,
      parentId: null,
      details: ['need'],
      ref: null,
      imported: false,
    },
    {
      commandId: referralId,
      networkId,
      today: '2026-03-05',
      principal: { personId: giverId, role: 'member' },
    },
    { need: 'Refaire un site web, sobre et vite' },
  );
}
