import type { PersonId } from '@relais/contracts';
import type { Policy } from '@relais/read-models';

/** Whenever a person is erased, nothing signs in or acts as them any more. It follows the read model of people. */
export const erasedPeopleHaveNoAccess: Policy = {
  types: ['PersonErased'],
  async handle({ data, networkId }, rows) {
    const { personId } = data as { personId: PersonId };
    for (const table of ['account_person', 'address_change', 'api_token', 'sign_in_link'])
      await rows.query(`delete from ${table} where network_id = $1 and person_id = $2`, [
        networkId,
        personId,
      ]);
  },
};
