import type { NetworkId, PersonId } from '@relais/contracts';
import { Refusal, ensure } from '@relais/event-sourcing';
import type { Caller } from './caller';

type Membership = Caller['memberships'][number];

/**
 * The person in whose name a caller acts in a network. An account may be several persons there and then names the one who speaks; a
 * person who declined the network speaks only when chosen, or when they are the only one.
 * @param chosenId from the header `Relais-Person`; null: not given
 * @throws Refusal `not-found` for a network to which the caller does not belong; `person-not-yours`, `person-not-chosen`
 */
export function speakerIn(
  memberships: readonly Membership[],
  networkId: NetworkId,
  chosenId: PersonId | null,
): Membership {
  const here = memberships.filter((one) => one.networkId === networkId);
  const wanted = here.filter(({ acceptance }) => acceptance !== 'declined');
  const own = chosenId === null && wanted.length > 0 ? wanted : here;
  if (own.length === 0) throw new Refusal('not-found', 'There is no such network here.', 'networkId');
  const [speaker, ...others] = chosenId === null ? own : own.filter(({ personId }) => personId === chosenId);
  if (!speaker)
    throw new Refusal(
      'person-not-yours',
      'You are not this person in this network. Choose one of the persons that GET /api/me lists.',
      'Relais-Person',
    );
  if (others.length > 0)
    throw new Refusal(
      'person-not-chosen',
      'You are several persons in this network. Say with the header Relais-Person which of them speaks.',
      'Relais-Person',
    );
  return speaker;
}

/** @throws Refusal `not-accepted` */
export function ensureAccepted({ acceptance }: Membership): void {
  ensure(
    acceptance === 'accepted',
    'not-accepted',
    'Others brought you into this network. Accept it or decline it first: PUT /api/networks/{networkId}/acceptance.',
  );
}
