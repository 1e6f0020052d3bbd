import { monthLabels } from '../../apps/web/src/features/network/month-labels';

const days = ['2026-07-30', '2026-08-13', '2026-09-03', '2026-09-17', '2026-10-01'];

describe('The months under the columns', () => {
  it('are all there where there is room', () => {
    expect([...monthLabels(days, 0.5)].toSorted()).toEqual([0, 1, 2, 4]);
  });

  it('leave out those that the next one would touch', () => {
    expect([...monthLabels(days, 1.6)].toSorted()).toEqual([0, 2, 4]);
    expect([...monthLabels(days, 2.1)].toSorted()).toEqual([1, 4]);
  });

  it('are none without a meeting', () => {
    expect(monthLabels([], 1).size).toBe(0);
  });
});
