import type { NetworkId, PersonId, Role } from '@relais/contracts';
import type { Acceptance } from '@relais/networks/rules';
import { ensureAccepted, speakerIn } from './speaker.rules';

const [club, circle, elsewhere] = ['club', 'circle', 'elsewhere'] as NetworkId[] as [
  NetworkId,
  NetworkId,
  NetworkId,
];
const [marie, paul, zoe] = ['marie', 'paul', 'zoe'] as PersonId[] as [PersonId, PersonId, PersonId];
const member = (networkId: NetworkId, personId: PersonId, role: Role = 'member') => ({
  ...{ networkId, personId, role, acceptance: 'accepted' as Acceptance },
});
const couple = [member(club, marie), member(club, paul, 'organiser'), member(circle, marie)];

describe('The person who speaks in a network', () => {
  it('is the only one that the account is there, chosen or not', () => {
    expect(speakerIn(couple, circle, null)).toEqual(member(circle, marie));
    expect(speakerIn(couple, circle, marie)).toEqual(member(circle, marie));
  });

  it('is the chosen one of several, with their own role', () => {
    expect(speakerIn(couple, club, marie).role).toBe('member');
    expect(speakerIn(couple, club, paul).role).toBe('organiser');
  });

  it('is not the one who declined the network, unless chosen or alone', () => {
    const declined = { ...member(club, paul), acceptance: 'declined' as const };
    expect(speakerIn([member(club, marie), declined], club, null)).toEqual(member(club, marie));
    expect(speakerIn([member(club, marie), declined], club, paul)).toEqual(declined);
    expect(speakerIn([declined], club, null)).toEqual(declined);
  });

  it('has accepted the network', () => {
    expect(() => ensureAccepted(member(club, marie))).not.toThrow();
    for (const acceptance of ['pending', 'declined'] as const)
      expect(() => ensureAccepted({ ...member(club, marie), acceptance })).toThrow(
        expect.objectContaining({ code: 'not-accepted' }),
      );
  });

  it.each<[string, NetworkId, PersonId | null, string]>([
    ['several without a choice', club, null, 'person-not-chosen'],
    ['somebody else', club, zoe, 'person-not-yours'],
    ['somebody else where there is one person only', circle, zoe, 'person-not-yours'],
    ['a person of another network', circle, paul, 'person-not-yours'],
    ['a foreign network', elsewhere, marie, 'not-found'],
    ['a foreign network without a choice', elsewhere, null, 'not-found'],
  ])('cannot be %s', (_, networkId, chosen, code) => {
    expect(() => speakerIn(couple, networkId, chosen)).toThrow(expect.objectContaining({ code }));
  });
});
