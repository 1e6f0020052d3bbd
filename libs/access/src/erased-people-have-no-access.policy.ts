import type { EventOf } from '@relais/event-sourcing';
import type { PersonErased } from '@relais/people';
import type { Policy } from '@relais/projections';

/** Whenever a person is erased, nothing signs in or acts as them any more. It follows the read model of people. */
export const erasedPeopleHaveNoAccess: Policy<EventOf<typeof PersonErased>> = {
  types: ['PersonErased'],
  async handle({ data: { personId }, networkId }, rows) {
    for (const table of ['account_person', 'address_change', 'api_token', 'calendar_address', 'sign_in_link'])
      await rows.query(`delete from ${table} where network_id = $1 and person_id = $2`, [
        networkId,
        personId,
      ]);
  },
};
