import { countsFrom, isProspectCalled, mayAgreeOn, mayHaveContact } from './prospects';
import { hasCome, latestDayAt, yearsAfter } from './values/days';
import { isInOrder, isRunningOn } from './values/membership-days';
import { isAmount } from './values/money';

const passed = { scope: 'outside', contactBy: 'receiver', passedOn: '2026-03-02', agreedOn: null } as const;

describe('A prospect', () => {
  it('is called by the receiver, unless they call themselves or there is none', () => {
    expect(isProspectCalled(passed)).toBe(true);
    expect(isProspectCalled({ ...passed, contactBy: 'prospect' })).toBe(false);
    expect(isProspectCalled({ scope: 'inside', contactBy: null })).toBe(false);
  });

  it('has telephone and e-mail only with their agreement', () => {
    expect(mayHaveContact({ scope: 'outside', agreed: true })).toBe(true);
    for (const agreed of [false, null]) expect(mayHaveContact({ scope: 'outside', agreed })).toBe(false);
    expect(mayHaveContact({ scope: 'inside', agreed: true })).toBe(false);
  });

  it('agrees on the day on which the lead was passed, or later', () => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
    expect(days.filter((day) => mayAgreeOn(day, passed))).toEqual(['2026-03-02', '2026-03-03']);
  });
});

describe('A referral', () => {
  it('counts from its day, or from the day of an agreement that it needs', () => {
    expect(countsFrom(passed)).toBeNull();
    expect(countsFrom({ ...passed, agreedOn: '2026-03-09' })).toBe('2026-03-09');
    expect(countsFrom({ ...passed, agreedOn: '2026-02-01' })).toBe('2026-03-02');
    expect(countsFrom({ ...passed, contactBy: 'prospect' })).toBe('2026-03-02');
    expect(countsFrom({ ...passed, scope: 'inside', contactBy: null })).toBe('2026-03-02');
  });
});

describe('A day', () => {
  it('has come up to the one that it is at UTC+14', () => {
    const latest = latestDayAt(new Date('2026-03-02T10:00:00Z'));
    expect(latest).toBe('2026-03-03');
    expect(latestDayAt(new Date('2026-03-02T09:59:59Z'))).toBe('2026-03-02');
    expect(['2026-03-03', '2026-03-04'].map((day) => hasCome(day, latest))).toEqual([true, false]);
  });

  it('of a leap year is the one before it in other years', () => {
    expect(yearsAfter('2028-02-29', 1)).toBe('2029-02-28');
    expect(yearsAfter('2026-03-02', 5)).toBe('2031-03-02');
  });
});

describe('A membership', () => {
  it('runs from its first day until the day before the last one, since always where that day is not known', () => {
    const days = { joinedOn: '2026-03-02', leftOn: '2026-03-04' };
    const around = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
    expect(around.filter((day) => isRunningOn(days, day))).toEqual(['2026-03-02', '2026-03-03']);
    expect(isRunningOn({ joinedOn: null, leftOn: null }, '1900-01-01')).toBe(true);
  });

  it('does not end before it begins', () => {
    expect(isInOrder({ joinedOn: '2026-03-02', leftOn: '2026-03-02' })).toBe(true);
    expect(isInOrder({ joinedOn: '2026-03-02', leftOn: '2026-03-01' })).toBe(false);
    expect(isInOrder({ joinedOn: null, leftOn: '2026-03-01' })).toBe(true);
  });
});

it('An amount is of whole minor units, from one to ten thousand million', () => {
  const amounts = [0, 1, 1.5, 10_000_000_000, 10_000_000_001, Number.NaN];
  expect(amounts.filter(isAmount)).toEqual([1, 10_000_000_000]);
});
