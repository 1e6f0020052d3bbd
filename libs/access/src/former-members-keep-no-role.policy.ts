import type { NetworkId, PersonId } from '@relais/contracts';
import { hasOpenMembership } from '@relais/networks';
import type { Policy } from '@relais/read-models';

/**
 * Whenever a membership ends, the tokens that the person has by then become tokens of a member, unless another membership goes on. It
 * follows the read model of networks.
 */
export const formerMembersKeepNoRole: Policy = {
  types: ['MemberLeft', 'MembershipCorrected'],
  async handle({ data, networkId, recordedAt }, rows) {
    const { personId } = data as { personId: PersonId };
    if (await hasOpenMembership(rows, networkId as NetworkId, personId)) return;
    await rows.query(
      `update api_token set role = 'member'
        where network_id = $1 and person_id = $2 and created_at <= $3 and role <> 'member'`,
      [networkId, personId, recordedAt],
    );
  },
};
