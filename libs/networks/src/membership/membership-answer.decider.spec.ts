import { NetworkId, PersonId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { ordinary } from '../../../../test/support/network.fixture';
import { AnswerMembership } from '../network.commands';
import { network } from '../network.decider';
import type { NetworkEvent } from '../network.events';

const { given } = specOf(network, ordinary);

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
const { given: givenSignedInBefore } = specOf(network, { ...ordinary, signedInBefore: new Set([ada]) });
const today = '2026-03-02';
const answer = (accepted: boolean) =>
  new AnswerMembership({ networkId, personId: ada, accepted }, givenOn(today));

const founded: NetworkEvent = {
  type: 'NetworkFounded',
  on: '2024-01-09',
  data: { ref: 'port', timezone: 'Europe/Paris', currency: 'EUR', language: 'fr', decimals: 2 },
};
const admitted = (joinedOn: string): NetworkEvent => ({
  type: 'MemberAdmitted',
  on: joinedOn,
  data: { personId: ada, joinedOn },
});
const left = (on: string): NetworkEvent => ({
  type: 'MemberLeft',
  on,
  data: { personId: ada, because: 'left' },
});
const granted: NetworkEvent = { type: 'RoleGranted', on: today, data: { personId: ada, role: 'host' } };

describe('A person brought into a network by others', () => {
  const accepted: NetworkEvent = { type: 'MembershipAccepted', on: today, data: { personId: ada } };
  const declined: NetworkEvent = { type: 'MembershipDeclined', on: today, data: { personId: ada } };
  const revoked: NetworkEvent = { type: 'RoleRevoked', on: today, data: { personId: ada } };
  const organising = (personId: PersonId): NetworkEvent => ({
    ...{ type: 'RoleGranted', on: today, data: { personId, role: 'organiser' } },
  });
  const member = [founded, admitted('2025-01-07')];

  it('is asked by a network that was founded', () => {
    for (const accepted of [true, false]) given().when(answer(accepted)).thenRefused('unknown-network');
  });

  it('accepts, once', () => {
    given(...member)
      .when(answer(true))
      .then(accepted);
    given(...member, accepted)
      .when(answer(true))
      .then();
  });

  it('declines: the membership ends that day', () => {
    given(...member)
      .when(answer(false))
      .then(declined, left(today));
    given(...member, declined, left(today))
      .when(answer(false))
      .then();
  });

  it('declines a membership that begins tomorrow', () =>
    given(founded, admitted('2026-03-03')).when(answer(false)).then(declined, left('2026-03-03')));

  it('declines, and a role ends too', () => {
    given(...member, granted)
      .when(answer(false))
      .then(declined, left(today), revoked);
    given(founded, granted).when(answer(false)).then(declined, revoked);
  });

  it('declines as a person who is only known, or was a member', () => {
    given(founded).when(answer(false)).then(declined);
    given(...member, left('2025-09-01'))
      .when(answer(false))
      .then(declined);
  });

  it('does not decline as the last organiser who has accepted, member or not', () => {
    const acceptedByBen: NetworkEvent = { ...accepted, data: { personId: ben } };
    for (const before of [member, [founded]]) {
      const organises = [...before, organising(ada), accepted];
      for (const others of [[], [organising(ben)]])
        given(...organises, ...others)
          .when(answer(false))
          .thenRefused('last-organiser');
      given(...organises, organising(ben), acceptedByBen)
        .when(answer(false))
        .then(...(before === member ? [declined, left(today), revoked] : [declined, revoked]));
    }
    givenSignedInBefore(...member, organising(ada))
      .when(answer(false))
      .thenRefused('last-organiser');
  });

  it('declines without having accepted, as the last organiser too', () => {
    given(...member, organising(ada))
      .when(answer(false))
      .then(declined, left(today), revoked);
    given(founded, organising(ada)).when(answer(false)).then(declined, revoked);
    const again = [...member, declined, left('2026-03-01'), admitted(today), organising(ada)];
    givenSignedInBefore(...again)
      .when(answer(false))
      .then(declined, left(today), revoked);
  });

  it('may change their mind', () => {
    given(...member, declined, left(today))
      .when(answer(true))
      .then(accepted);
    given(...member, accepted)
      .when(answer(false))
      .then(declined, left(today));
  });

  it('is asked again when admitted again after declining', () => {
    const again = [...member, declined, left('2026-03-01'), admitted(today)];
    given(...again)
      .when(answer(false))
      .then(declined, left(today));
    given(...again)
      .when(answer(true))
      .then(accepted);
  });
});
