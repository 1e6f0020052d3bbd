import { heldFrom, repeatsOf, rulesOf } from './repeats.rules';

describe('How a meeting repeats', () => {
  it('is offered by its day: every week, every second one, or a place in the month', () => {
    expect([...rulesOf('2026-12-03', null)]).toEqual([
      ['weekly', { every: 1, weekday: 4 }],
      ['fortnightly', { every: 2, weekday: 4 }],
      ['nth', { nth: [1], weekday: 4 }],
      ['twice', { nth: [1, 3], weekday: 4 }],
    ]);
    expect(rulesOf('2026-12-24', null).get('twice')).toEqual({ nth: [2, 4], weekday: 4 });
    expect([...rulesOf('2026-12-31', null).keys()]).toEqual(['weekly', 'fortnightly', 'last']);
    expect([...rulesOf('2027-02-22', null).keys()]).toEqual([
      'weekly',
      'fortnightly',
      'nth',
      'twice',
      'last',
    ]);
    expect(rulesOf('2026-12-06', null).get('weekly')).toEqual({ every: 1, weekday: 7 });
  });

  it('stays what it is in its series, as long as the weekday stays', () => {
    const known = { every: 3, weekday: 4 };
    const rules = rulesOf('2026-12-03', known);
    expect(repeatsOf(rules, known)).toBe('kept');
    expect(rulesOf('2026-12-04', known).has('kept')).toBe(false);
    expect(repeatsOf(rulesOf('2026-12-03', null), { nth: [1, 3], weekday: 4 })).toBe('twice');
  });

  it('holds from the meeting on that gives way, also when it moves within a week', () => {
    expect(heldFrom('2026-12-03', '2026-12-03')).toBe('2026-12-03');
    expect(heldFrom('2026-12-03', '2026-12-04')).toBe('2026-12-03');
    expect(heldFrom('2026-12-03', '2026-12-01')).toBe('2026-12-01');
    expect(heldFrom('2026-12-03', '2026-12-10')).toBe('2026-12-10');
  });
});
