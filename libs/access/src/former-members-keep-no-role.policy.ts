import type { NetworkId } from '@relais/contracts';
import type { EventOf } from '@relais/event-sourcing';
import { type MemberLeft, type MembershipCorrected, hasOpenMembership } from '@relais/networks';
import type { Policy } from '@relais/projections';

/**
 * Whenever a membership ends, the tokens of the person become tokens of a member, unless another membership continues. It follows the
 * read model of networks.
 */
export const formerMembersKeepNoRole: Policy<EventOf<typeof MemberLeft | typeof MembershipCorrected>> = {
  types: ['MemberLeft', 'MembershipCorrected'],
  async handle({ data: { personId }, networkId, recordedAt }, rows) {
    if (await hasOpenMembership(rows, networkId as NetworkId, personId)) return;
    await rows.query(
      `update api_token set role = 'member'
        where network_id = $1 and person_id = $2 and created_at <= $3 and role <> 'member'`,
      [networkId, personId, recordedAt],
    );
  },
};
