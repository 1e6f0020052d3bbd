import { Charter, PersonId } from '@relais/contracts';
import type { NetworkEvent } from './network.events';
import { charterOn } from './charter/charters.rules';
import { type Network, emptyNetwork, evolveNetwork } from './network';
import { hasTakenPart } from './network.rules';

const ada = PersonId.parse('00000000-0000-4000-8000-0000000000a1');
const after = (...events: NetworkEvent[]): Network => events.reduce(evolveNetwork, emptyNetwork);
const adopted = (on: string, comfortSize: number): NetworkEvent => ({
  type: 'CharterAdopted',
  on,
  data: { charter: Charter.parse({ comfortSize }) },
});
const admitted = (joinedOn: string | null): NetworkEvent => ({
  type: 'MemberAdmitted',
  on: joinedOn ?? '2026-03-02',
  data: { personId: ada, joinedOn },
});
const left = (on: string): NetworkEvent => ({
  type: 'MemberLeft',
  on,
  data: { personId: ada, because: 'left' },
});

describe('A charter', () => {
  const sizeOn = (network: Network, day: string) => charterOn(network, day).comfortSize;

  it('holds from its day on, until the day of the next', () => {
    const network = after(adopted('2025-01-01', 20), adopted('2026-01-01', 40));
    expect(
      ['2025-01-01', '2025-12-31', '2026-01-01', '2027-01-01'].map((day) => sizeOn(network, day)),
    ).toEqual([20, 20, 40, 40]);
  });

  it('that is the first holds before its day too', () => {
    expect(sizeOn(after(adopted('2025-01-01', 20), adopted('2026-01-01', 40)), '2024-06-01')).toBe(20);
  });

  it('is the default where none was adopted', () => {
    expect(charterOn(emptyNetwork, '2026-01-01')).toEqual(Charter.parse({}));
  });

  it('entered later for an earlier time does not displace what came after it', () => {
    const network = after(adopted('2025-01-01', 20), adopted('2026-01-01', 40), adopted('2025-06-01', 30));
    expect(['2024-01-01', '2025-06-01', '2026-01-01'].map((day) => sizeOn(network, day))).toEqual([
      20, 30, 40,
    ]);
  });

  it('adopted twice for one day is the later one', () => {
    expect(sizeOn(after(adopted('2025-01-01', 20), adopted('2025-01-01', 25)), '2025-01-01')).toBe(25);
  });
});

describe('A member', () => {
  const memberOn = (network: Network, ...days: string[]) =>
    days.map((day) => network.members.isMemberOn(ada, day));

  it('is one from the day of joining until the day before leaving', () => {
    const network = after(admitted('2025-01-07'), left('2025-06-01'));
    expect(memberOn(network, '2025-01-06', '2025-01-07', '2025-05-31', '2025-06-01')).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('without a known day has been one since always', () => {
    expect(memberOn(after(admitted(null)), '1950-01-01', '2030-01-01')).toEqual([true, true]);
  });

  it('who came back is one again', () => {
    const network = after(admitted('2025-01-07'), left('2025-06-01'), admitted('2026-01-01'));
    expect(memberOn(network, '2025-03-01', '2025-07-01', '2026-03-01')).toEqual([true, false, true]);
  });

  it('whose earlier time is entered later remains one', () => {
    const network = after(admitted('2025-01-07'), admitted('2020-01-01'), left('2022-01-01'));
    expect(memberOn(network, '2021-01-01', '2023-01-01', '2026-01-01')).toEqual([true, false, true]);
  });
});

describe('A person has taken part in a network', () => {
  const withMembership = (on: string, membership: 'yes' | 'none'): NetworkEvent => ({
    type: 'CharterAdopted',
    on,
    data: { charter: Charter.parse({ membership }) },
  });
  const closed = withMembership('2025-01-01', 'yes');
  const on = (day: string, ...events: NetworkEvent[]) => hasTakenPart(after(...events), ada, day);

  it('as a member, also a former one', () => {
    expect(on('2026-06-01', closed, admitted('2026-03-02'))).toBe(true);
    expect(on('2026-06-01', closed, admitted('2026-03-02'), left('2026-05-01'))).toBe(true);
  });

  it('under a charter without membership, also an earlier one', () => {
    const open = withMembership('2024-01-01', 'none');
    expect(on('2024-06-01', open)).toBe(true);
    expect(on('2026-06-01', open, closed)).toBe(true);
  });

  it('neither under charters with members only, nor under one that is planned', () => {
    expect(on('2026-06-01', closed)).toBe(false);
    expect(on('2026-06-01', closed, withMembership('2026-07-01', 'none'))).toBe(false);
  });
});
