import { NetworkId, PersonId, type Role } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { ordinary } from '../../../../test/support/network.fixture';
import { emptyNetwork } from '../network';
import { GrantRole, SuspendRole } from '../network.commands';
import { network } from '../network.decider';
import type { NetworkEvent } from '../network.events';
import { ensureMayDecideRole, isSuspendedOn } from './role-suspension.rules';

const { given } = specOf(network, ordinary);

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const [ada, ben, cleo] = ['a1', 'b1', 'c1'].map((end) =>
  PersonId.parse(`00000000-0000-4000-8000-0000000000${end}`),
) as [PersonId, PersonId, PersonId];
const today = '2026-03-02';
const events = {
  ref: 'port',
  timezone: 'Europe/Paris',
  currency: 'EUR',
  decimals: 2,
  language: 'fr',
} as const;
const founded: NetworkEvent = { type: 'NetworkFounded', on: '2024-01-09', data: events };
const grant = (role: Role) => new GrantRole({ networkId, personId: ada, role }, givenOn(today));
const membersWith = (byId: PersonId | null, lapses: boolean) => ({
  ...emptyNetwork,
  suspensions: new Map([[ada, { byId, on: '2026-03-02', lapses }]]),
});

describe('A suspended role', () => {
  it('is suspended for seven days where nobody else could confirm it, else until it is confirmed', () => {
    expect(isSuspendedOn(membersWith(ben, true), ada, '2026-03-09')).toBe(true);
    expect(isSuspendedOn(membersWith(ben, true), ada, '2026-03-10')).toBe(false);
    expect(isSuspendedOn(membersWith(ben, false), ada, '2027-03-10')).toBe(true);
    expect(isSuspendedOn(membersWith(ben, false), ben, '2026-03-02')).toBe(false);
  });

  it.each([
    ['not by its corrector', ben, 'organiser', '2026-03-04', false, false],
    ['by another organiser', ada, 'organiser', '2026-03-04', false, true],
    ['by the operator', null, 'system', '2026-03-04', false, true],
    ['by its corrector once it has lapsed', ben, 'organiser', '2026-03-10', true, true],
  ] as const)('is decided on %s', (_, personId, role, today, lapses, allowed) => {
    const decide = () =>
      ensureMayDecideRole(
        membersWith(ben, lapses),
        ada,
        { principal: personId === null ? { role: 'system' } : { personId, role }, today },
        { ...ordinary, caller: new Set(personId === null ? [] : [personId]) },
      );
    if (allowed) expect(decide).not.toThrow();
    else expect(decide).toThrow('another organiser confirms their role');
  });

  it('that the operator suspended is confirmed by any organiser', () =>
    expect(() =>
      ensureMayDecideRole(
        membersWith(null, false),
        ada,
        { principal: { personId: ben, role: 'organiser' }, today: '2026-03-04' },
        { ...ordinary, caller: new Set([ben]) },
      ),
    ).not.toThrow());

  it('is not decided on by another person of the account of its corrector', () =>
    expect(() =>
      ensureMayDecideRole(
        membersWith(ben, false),
        ada,
        { principal: { personId: cleo, role: 'organiser' }, today: '2026-03-04' },
        { ...ordinary, caller: new Set([cleo, ben]) },
      ),
    ).toThrow('another organiser confirms their role'));
});

describe('The role of a person whose address is corrected by others', () => {
  const is = (role: 'host' | 'organiser', personId: PersonId): NetworkEvent => ({
    type: 'RoleGranted',
    on: today,
    data: { personId, role },
  });
  const suspend = (by: PersonId | null) =>
    new SuspendRole({ networkId, personId: ada }, givenOn(today, by, 'organiser'));
  const suspended = (byId: PersonId | null, lapses: boolean, personId = ada): NetworkEvent => ({
    type: 'RoleSuspended',
    on: today,
    data: { personId, byId, lapses },
  });
  const confirmed: NetworkEvent = { type: 'RoleConfirmed', on: today, data: { personId: ada } };
  const accepted = (personId: PersonId): NetworkEvent => ({
    type: 'MembershipAccepted',
    on: today,
    data: { personId },
  });
  const organising = (personId: PersonId) => [is('organiser', personId), accepted(personId)];
  const correctedBy = (...caller: PersonId[]) =>
    specOf(network, { ...ordinary, caller: new Set(caller) }).given;

  it('is suspended until another organiser confirms it', () =>
    correctedBy(ben)(founded, is('host', ada), ...organising(ben), ...organising(cleo))
      .when(suspend(ben))
      .then(suspended(ben, false)));

  it('lapses where there is no other organiser: the corrector, the person and suspended ones are none', () => {
    correctedBy(ben)(founded, is('host', ada), ...organising(ben))
      .when(suspend(ben))
      .then(suspended(ben, true));
    given(founded, is('organiser', ada)).when(suspend(null)).then(suspended(null, true));
    correctedBy(ben)(
      ...[founded, is('host', ada), ...organising(ben), ...organising(cleo)],
      suspended(ben, false, cleo),
    )
      .when(suspend(ben))
      .then(suspended(ben, true));
  });

  it('lapses where the other organiser is the same human, or has not accepted the network', () => {
    correctedBy(ben, cleo)(founded, is('host', ada), ...organising(ben), ...organising(cleo))
      .when(suspend(ben))
      .then(suspended(ben, true));
    correctedBy(ben)(founded, is('host', ada), ...organising(ben), is('organiser', cleo))
      .when(suspend(ben))
      .then(suspended(ben, true));
    specOf(network, { ...ordinary, caller: new Set([ben]), signedInBefore: new Set([cleo]) })
      .given(founded, is('host', ada), ...organising(ben), is('organiser', cleo))
      .when(suspend(ben))
      .then(suspended(ben, false));
  });

  it('needs no suspension where there is no role', () => given(founded).when(suspend(ben)).thenNothing());

  it('is suspended anew by the next correction', () =>
    given(founded, is('host', ada), suspended(ben, true)).when(suspend(cleo)).then(suspended(cleo, true)));

  it('is confirmed by granting it once more, and replaced by granting another', () => {
    const before = [founded, is('host', ada), is('organiser', ben), suspended(ben, false)];
    given(...before)
      .when(grant('host'))
      .then(confirmed);
    given(...before, confirmed)
      .when(grant('host'))
      .thenNothing();
    given(...before)
      .when(grant('organiser'))
      .then(is('organiser', ada));
    given(...before, is('organiser', ada))
      .when(grant('organiser'))
      .thenNothing();
  });

  it('makes nobody the last organiser of a network', () =>
    given(founded, ...organising(ada), ...organising(ben), suspended(null, false, ben))
      .when(grant('member'))
      .thenRefused('last-organiser'));
});
