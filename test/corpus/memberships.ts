import type { NetworkId, PersonId } from '@relais/contracts';
import type { Command, Envelope } from '@relais/event-sourcing';
import { AdmitMember, CorrectMembership } from '@relais/networks';

/** Three memberships, and corrections of the first and the last: with everything said, and with as little as may be. */
export function memberships(
  networkId: NetworkId,
  [ada, ben, cleo]: readonly [PersonId, PersonId, PersonId],
  envelope: () => Envelope,
): Command<object>[] {
  const admitted = { networkId, leftOn: null, because: 'left' } as const;
  const mistake = { networkId, reason: 'mistake' } as const;
  return [
    new AdmitMember({ ...admitted, personId: ada, joinedOn: null }, envelope()),
    new AdmitMember({ ...admitted, personId: ben, joinedOn: '2026-01-05' }, envelope()),
    new AdmitMember(
      { ...admitted, personId: cleo, joinedOn: '2026-01-05', leftOn: '2026-02-01', because: 'moved' },
      envelope(),
    ),
    new CorrectMembership(
      {
        ...{ ...mistake, personId: ada, previousJoinedOn: null },
        ...{ joinedOn: '2026-01-03', leftOn: null, because: null },
      },
      envelope(),
    ),
    new CorrectMembership(
      {
        ...{ ...mistake, personId: cleo, previousJoinedOn: '2026-01-05' },
        ...{ joinedOn: null, leftOn: '2026-02-02', because: 'died' },
      },
      envelope(),
    ),
  ];
}
