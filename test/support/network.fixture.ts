import { Charter, NetworkId, PersonId } from '@relais/contracts';
import { givenOn } from '@relais/event-sourcing';
import {
  AdmitMember,
  CorrectMembership,
  EndMembership,
  FoundNetwork,
  GrantRole,
  type NetworkCircumstances,
  type NetworkEvent,
} from '@relais/networks';

export const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
export const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
export const ben = PersonId.parse('00000000-0000-4000-8000-0000000000b1');
export const today = '2026-03-02';
/** Nobody has signed in, and the person is known. */
export const ordinary: NetworkCircumstances = {
  latestDay: today,
  person: 'known',
  signedInBefore: new Set(),
  caller: new Set(),
};
const charter = Charter.parse({});
export const events = { ref: 'port', timezone: 'Europe/Paris', currency: 'EUR', language: 'fr' } as const;

export const found = new FoundNetwork(
  { networkId, ...events, foundedOn: '2024-01-09', charter },
  givenOn(today),
);
export const admit = (data: Partial<AdmitMember['data']> = {}) =>
  new AdmitMember(
    { networkId, personId: ada, joinedOn: '2025-01-07', leftOn: null, because: 'left', ...data },
    givenOn(today),
  );
export const end = (data: Partial<EndMembership['data']> = {}) =>
  new EndMembership(
    { networkId, personId: ada, joinedOn: '2025-01-07', leftOn: '2025-09-01', because: 'moved', ...data },
    givenOn(today),
  );
export const correct = (data: Partial<CorrectMembership['data']> = {}) =>
  new CorrectMembership(
    {
      ...{ networkId, personId: ada, previousJoinedOn: '2025-01-07', joinedOn: '2025-01-07' },
      ...{ leftOn: null, because: 'left', reason: 'mistake', ...data },
    },
    givenOn(today),
  );
export const corrected = (
  data: Partial<Extract<NetworkEvent, { type: 'MembershipCorrected' }>['data']> = {},
): NetworkEvent => ({
  type: 'MembershipCorrected',
  on: today,
  data: {
    ...{ personId: ada, previousJoinedOn: '2025-01-07', joinedOn: '2025-01-07' },
    ...{ leftOn: null, because: null, reason: 'mistake', ...data },
  },
});
export const grant = (role: GrantRole['data']['role']) =>
  new GrantRole({ networkId, personId: ada, role }, givenOn(today));

export const founded: NetworkEvent = {
  type: 'NetworkFounded',
  on: '2024-01-09',
  data: { ...events, decimals: 2 },
};
export const adopted: NetworkEvent = { type: 'CharterAdopted', on: '2024-01-09', data: { charter } };
export const admitted = (joinedOn: string | null, on = joinedOn ?? today, personId = ada): NetworkEvent => ({
  type: 'MemberAdmitted',
  on,
  data: { personId, joinedOn },
});
export const left = (on: string, because: EndMembership['data']['because'] = 'left'): NetworkEvent => ({
  type: 'MemberLeft',
  on,
  data: { personId: ada, because },
});
export const granted: NetworkEvent = {
  type: 'RoleGranted',
  on: today,
  data: { personId: ada, role: 'host' },
};
