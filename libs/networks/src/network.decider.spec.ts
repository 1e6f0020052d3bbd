import { Charter, NetworkId, PersonId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { AdmitMember, EndMembership, FoundNetwork, GrantRole } from './network.commands';
import { network } from './network.decider';
import type { NetworkEvent } from './network.events';

const { given } = specOf(network);

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const today = '2026-03-02';
const charter = Charter.parse({});
const facts = { ref: 'port', timezone: 'Europe/Paris', currency: 'EUR', language: 'fr' } as const;

const found = new FoundNetwork({ networkId, ...facts, foundedOn: '2024-01-09', charter }, givenOn(today));
const admit = (data: Partial<AdmitMember['data']> = {}) =>
  new AdmitMember(
    { networkId, personId: ada, joinedOn: '2025-01-07', leftOn: null, because: 'left', ...data },
    givenOn(today),
  );
const end = (data: Partial<EndMembership['data']> = {}) =>
  new EndMembership(
    { networkId, personId: ada, joinedOn: '2025-01-07', leftOn: '2025-09-01', because: 'moved', ...data },
    givenOn(today),
  );
const grant = (role: GrantRole['data']['role']) =>
  new GrantRole({ networkId, personId: ada, role }, givenOn(today));

const founded: NetworkEvent = { type: 'NetworkFounded', on: '2024-01-09', data: { ...facts, decimals: 2 } };
const adopted: NetworkEvent = { type: 'CharterAdopted', on: '2024-01-09', data: { charter } };
const admitted = (joinedOn: string | null, on = joinedOn ?? today, personId = ada): NetworkEvent => ({
  type: 'MemberAdmitted',
  on,
  data: { personId, joinedOn },
});
const left = (on: string, because: EndMembership['data']['because'] = 'left'): NetworkEvent => ({
  type: 'MemberLeft',
  on,
  data: { personId: ada, because },
});
const granted: NetworkEvent = { type: 'RoleGranted', on: today, data: { personId: ada, role: 'host' } };

describe('A network', () => {
  it('is founded under a charter', () => given().when(found).then(founded, adopted));

  it.each([
    ['JPY', 0],
    ['TND', 3],
  ])('in %s keeps accounts with %d decimals', (currency, decimals) =>
    given()
      .when(new FoundNetwork({ ...found.data, currency }, givenOn(today)))
      .then({ ...founded, data: { ...facts, currency, decimals } }, adopted),
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

  it('is admitted whoever else is', () =>
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

  it('of organiser stays with somebody', () => {
    given(founded, organises(ada)).when(grant('host')).thenRefused('last-organiser');
    given(founded, organises(ada), organises(ben))
      .when(grant('member'))
      .then({ type: 'RoleRevoked', on: today, data: { personId: ada } });
  });

  it('ends with the last membership of whoever has it', () => {
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

  it('of the only organiser keeps him a member', () =>
    given(founded, admitted('2025-01-07'), organises(ada)).when(end()).thenRefused('last-organiser'));

  it('of a member is everybody’s from the beginning', () =>
    given(founded).when(grant('member')).thenNothing());
});
