import type { PersonId } from '@relais/contracts';
import { specOf } from '@relais/event-sourcing';
import {
  ada,
  admitted,
  ben,
  correct,
  end,
  founded,
  grant,
  ordinary,
  today,
} from '../../../../test/support/network.fixture';
import { network } from '../network.decider';
import type { NetworkEvent } from '../network.events';

const { given } = specOf(network, ordinary);

describe('The last organiser who has accepted a network', () => {
  const organises = (personId: PersonId): NetworkEvent => ({
    type: 'RoleGranted',
    on: today,
    data: { personId, role: 'organiser' },
  });
  const accepted = (personId: PersonId): NetworkEvent => ({
    type: 'MembershipAccepted',
    on: today,
    data: { personId },
  });
  const both = [founded, admitted('2025-01-07'), organises(ada), organises(ben)];
  const isHost: NetworkEvent = { type: 'RoleGranted', on: today, data: { personId: ada, role: 'host' } };

  it('stays while the others have not accepted', () => {
    for (const command of [grant('host'), end(), correct({ leftOn: '2025-09-01' })])
      given(...both, accepted(ada))
        .when(command)
        .thenRefused('last-organiser');
  });

  it('may go once another one has accepted, or had signed in before anybody asked', () => {
    given(...both, accepted(ada), accepted(ben))
      .when(grant('host'))
      .then(isHost);
    specOf(network, { ...ordinary, signedInBefore: new Set([ben]) })
      .given(...both, accepted(ada))
      .when(grant('host'))
      .then(isHost);
  });

  it('is not needed where the organiser who goes has not accepted and another one is named', () =>
    given(...both)
      .when(grant('host'))
      .then(isHost));
});
