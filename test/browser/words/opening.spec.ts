import type { MeAnswer, NetworkId, PersonId } from '@relais/contracts';
import { openingOf } from '../../../apps/web/src/server/speaking';

type Network = MeAnswer['networks'][number];

const entry = (id: string, personId: string, accepted = true) =>
  ({ id: id as NetworkId, personId: personId as PersonId, accepted }) as Network;
const opened = (
  networks: Network[],
  {
    device = [],
    network = null,
    last = null,
  }: Partial<{ device: string[]; network: string | null; last: string | null }> = {},
) =>
  openingOf({ networks, lastPersonId: last as PersonId | null }, device, network).map(
    ({ personId }) => personId,
  );
const harbour = entry('harbour', 'ada');
const bridge = entry('bridge', 'ada-too');
const couple = [entry('club', 'marie'), entry('club', 'paul')];

describe('The app opens', () => {
  it('as the person who spoke last on this device, among those of this account', () => {
    expect(opened([harbour, bridge], { device: ['somebody-else', 'ada-too', 'ada'], last: 'ada' })).toEqual([
      'ada-too',
    ]);
    expect(opened([harbour, ...couple], { device: ['paul'] })).toEqual(['paul']);
  });

  it('on another device the network that was used last on this account', () => {
    expect(opened([harbour, bridge], { last: 'ada-too' })).toEqual(['ada-too']);
  });

  it('after an update the network that this device had on its screen', () => {
    expect(opened([harbour, bridge], { network: 'bridge', last: 'ada' })).toEqual(['ada-too']);
  });

  it('with a choice where the account is several persons', () => {
    expect(opened([harbour, ...couple], { last: 'marie' })).toEqual(['marie', 'paul']);
    expect(opened(couple)).toEqual(['marie', 'paul']);
  });

  it('nothing that was not accepted, whatever is remembered', () => {
    const brought = entry('abroad', 'ada-three', false);
    expect(opened([brought, harbour], { device: ['ada-three'], last: 'ada-three' })).toEqual(['ada']);
    expect(opened([brought, harbour], { network: 'abroad' })).toEqual(['ada']);
    expect(opened([entry('club', 'marie', false), entry('club', 'paul')])).toEqual(['paul']);
    expect(opened([brought])).toEqual([]);
    expect(opened([])).toEqual([]);
  });
});
