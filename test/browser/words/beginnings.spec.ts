import { beginnings } from '../../../apps/web/src/features/network/beginnings';

const days = ['2026-07-30', '2026-08-13', '2026-09-03', '2026-09-17', '2026-10-01'];

describe('The years under the columns', () => {
  it('stand where they change', () => {
    const longer = [...days, '2027-01-07', '2027-01-21', '2028-02-03'];
    expect([...beginnings(longer, 4, 1)].toSorted((a, b) => a - b)).toEqual([0, 5, 7]);
  });
});

describe('The months under the columns', () => {
  it('are all there where there is room', () => {
    expect([...beginnings(days, 7, 0.5)].toSorted()).toEqual([0, 1, 2, 4]);
  });

  it('leave out those that the next one would touch', () => {
    expect([...beginnings(days, 7, 1.6)].toSorted()).toEqual([0, 2, 4]);
    expect([...beginnings(days, 7, 2.1)].toSorted()).toEqual([1, 4]);
  });

  it('are none without a meeting', () => {
    expect(beginnings([], 7, 1).size).toBe(0);
  });
});
