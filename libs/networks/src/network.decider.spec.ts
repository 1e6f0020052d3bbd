import type { PersonId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import {
  ada,
  admit,
  admitted,
  adopted,
  ben,
  correct,
  corrected,
  end,
  events,
  found,
  founded,
  grant,
  granted,
  left,
  networkId,
  ordinary,
  today,
} from '../../../test/support/network.fixture';
import { EndMembership, FoundNetwork } from './network.commands';
import { network } from './network.decider';
import type { NetworkEvent } from './network.events';
import type { NetworkCircumstances } from './network.rules';

const { given } = specOf(network, ordinary);

describe('A network', () => {
  it('is founded under a charter', () => given().when(found).then(founded, adopted));

  it.each([
    ['JPY', 0],
    ['TND', 3],
  ])('in %s keeps accounts with %d decimals', (currency, decimals) =>
    given()
      .when(new FoundNetwork({ ...found.data, currency }, givenOn(today)))
      .then({ type: 'NetworkFounded', on: '2024-01-09', data: { ...events, currency, decimals } }, adopted),
  );

  it('is founded once', () => given(founded, adopted).when(found).thenRefused('other-content'));

  it('must be founded before anything else happens in it', () => {
    for (const command of [admit(), end(), grant('host')])
      given().when(command).thenRefused('unknown-network');
  });
});

describe('A member', () => {
  it('is admitted from a day on', () => given(founded).when(admit()).then(admitted('2025-01-07')));

  it('may be admitted without a known day, recorded today', () =>
    given(founded)
      .when(admit({ joinedOn: null }))
      .then(admitted(null)));

  it('may be admitted for a time that is over already', () =>
    given(founded)
      .when(admit({ leftOn: '2025-06-01' }))
      .then(admitted('2025-01-07'), left('2025-06-01')));

  it('admitted for the same time again changes nothing', () => {
    given(founded, admitted('2025-01-07')).when(admit()).thenNothing();
    given(founded, admitted('2025-01-07'), left('2025-06-01'))
      .when(admit({ leftOn: '2025-06-01' }))
      .thenNothing();
  });

  it('is not admitted while a member', () => {
    given(founded, admitted('2025-01-07'))
      .when(admit({ joinedOn: '2025-03-01' }))
      .thenRefused('already-a-member');
    given(founded, admitted('2025-01-07'))
      .when(admit({ joinedOn: '2024-03-01' }))
      .thenRefused('already-a-member');
    given(founded, admitted(null)).when(admit()).thenRefused('already-a-member');
  });

  it('may come back on the day of leaving or later', () => {
    for (const joinedOn of ['2025-06-01', '2025-08-01'])
      given(founded, admitted('2025-01-07'), left('2025-06-01'))
        .when(admit({ joinedOn }))
        .then(admitted(joinedOn));
  });

  it('may turn out to have been a member before', () =>
    given(founded, admitted('2025-01-07'))
      .when(admit({ joinedOn: '2020-01-01', leftOn: '2022-01-01' }))
      .then(admitted('2020-01-01'), left('2022-01-01')));

  it('is admitted beside others', () =>
    given(founded, admitted('2025-01-07', '2025-01-07', ben))
      .when(admit())
      .then(admitted('2025-01-07')));

  it('does not leave before joining', () => {
    given(founded)
      .when(admit({ leftOn: '2025-01-06' }))
      .thenRefused('left-before-joined');
    given(founded, admitted('2025-01-07'))
      .when(end({ leftOn: '2025-01-06' }))
      .thenRefused('left-before-joined');
  });

  it('leaves, for a reason', () =>
    given(founded, admitted('2025-01-07')).when(end()).then(left('2025-09-01', 'moved')));

  it('leaves the membership that began on the named day', () => {
    given(founded, admitted('2020-01-01'), left('2022-01-01'), admitted('2025-01-07'))
      .when(end())
      .then(left('2025-09-01', 'moved'));
    given(founded, admitted('2025-01-07'))
      .when(end({ joinedOn: '2025-01-08' }))
      .thenRefused('not-a-member');
    given(founded).when(end()).thenRefused('not-a-member');
  });

  it('leaves the membership that has no end yet, else the latest, where none is named', () => {
    const leave = new EndMembership(
      { networkId, personId: ada, leftOn: '2025-09-01', because: 'moved' },
      givenOn(today),
    );
    given(founded, admitted('2025-01-07'), admitted('2020-01-01'), left('2022-01-01'))
      .when(leave)
      .then(left('2025-09-01', 'moved'));
    given(founded, admitted('2025-01-07'), left('2025-08-01')).when(leave).thenRefused('already-left');
    given(founded).when(leave).thenRefused('not-a-member');
  });

  it('who left on that day already leaves no second time', () =>
    given(founded, admitted('2025-01-07'), left('2025-09-01')).when(end()).thenNothing());

  it('who left on another day needs a correction', () =>
    given(founded, admitted('2025-01-07'), left('2025-08-01')).when(end()).thenRefused('already-left'));
});

describe('A role', () => {
  it('is granted', () => given(founded).when(grant('host')).then(granted));

  it('granted again changes nothing', () => given(founded, granted).when(grant('host')).thenNothing());

  it('gives way to another', () =>
    given(founded, granted)
      .when(grant('organiser'))
      .then({ type: 'RoleGranted', on: today, data: { personId: ada, role: 'organiser' } }));

  it('is taken back by that of a member', () =>
    given(founded, granted)
      .when(grant('member'))
      .then({ type: 'RoleRevoked', on: today, data: { personId: ada } }));

  const organises = (personId: PersonId): NetworkEvent => ({
    type: 'RoleGranted',
    on: today,
    data: { personId, role: 'organiser' },
  });

  it('of organiser stays with one member', () => {
    given(founded, organises(ada)).when(grant('host')).thenRefused('last-organiser');
    given(founded, organises(ada), organises(ben))
      .when(grant('member'))
      .then({ type: 'RoleRevoked', on: today, data: { personId: ada } });
  });

  it('ends with the last membership of its holder', () => {
    const revoked: NetworkEvent = { type: 'RoleRevoked', on: '2025-09-01', data: { personId: ada } };
    const gone = [left('2025-09-01', 'moved'), revoked];
    given(founded, admitted('2025-01-07'), granted)
      .when(end())
      .then(...gone);
    given(founded, admitted('2025-01-07'), organises(ada), organises(ben))
      .when(end())
      .then(...gone);
    given(founded, admitted('2025-01-07'), admitted('2026-01-06'), granted)
      .when(end())
      .then(left('2025-09-01', 'moved'));
    given(founded, admitted('2025-01-07'), granted)
      .when(admit({ joinedOn: '2020-01-01', leftOn: '2022-01-01' }))
      .then(admitted('2020-01-01'), left('2022-01-01'));
  });

  it('of the only organiser leaves them a member', () => {
    for (const command of [end(), correct({ leftOn: '2025-09-01' })])
      given(founded, admitted('2025-01-07'), organises(ada)).when(command).thenRefused('last-organiser');
  });

  it('ends with a membership that is corrected to be over, and stays ended when that is undone', () => {
    const over = corrected({ leftOn: '2025-09-01', because: 'left' });
    const revoked: NetworkEvent = { type: 'RoleRevoked', on: '2025-09-01', data: { personId: ada } };
    given(founded, admitted('2025-01-07'), granted)
      .when(correct({ leftOn: '2025-09-01' }))
      .then(over, revoked);
    given(founded, admitted('2025-01-07'), granted, over, revoked).when(correct()).then(corrected());
    given(founded, admitted('2025-01-07'), admitted('2026-01-06'), granted)
      .when(correct({ leftOn: '2025-09-01' }))
      .then(over);
  });

  it('of a member is everybody’s from the beginning', () =>
    given(founded).when(grant('member')).thenNothing());
});

describe('The circumstances of a membership', () => {
  const under = (changed: Partial<NetworkCircumstances>) =>
    specOf(network, { ...ordinary, ...changed }).given(founded, admitted('2025-01-07'));
  const commands = [admit({ joinedOn: '2025-09-01' }), correct({ leftOn: '2025-09-01' })];

  it('forbid days that have not come anywhere', () => {
    for (const command of [...commands, end()])
      under({ latestDay: '2025-01-01' }).when(command).thenRefused('future-day');
  });

  it('forbid people the network has never seen', () => {
    for (const command of [...commands, grant('host')])
      under({ person: 'unknown' }).when(command).thenRefused('unknown-person');
  });

  it('forbid to correct that of a person who was erased', () =>
    under({ person: 'erased' }).when(correct()).thenRefused('person-erased'));
});
