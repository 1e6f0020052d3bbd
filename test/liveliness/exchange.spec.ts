import { liveliness } from '@relais/liveliness';
import { club, day, today, week, type ClubOptions } from './club';

const members = { a: {}, b: {}, c: {}, d: {} };
const room = { a: 'ppp', b: 'ppp', c: 'p..', d: '..p' };
const charter = { window: 2 };
const pass = (...pairs: string[]): ClubOptions['referrals'] => pairs.map((pair) => [pair, week(3)]);
const exchange = (pairs: string[], options: ClubOptions = {}) =>
  today(club(room, { charter, members, referrals: pass(...pairs) ?? [], ...options })).exchange;

describe('The exchange in the window', () => {
  it('is counted as a directed graph of pairs between the members', () =>
    expect(exchange(['ab', 'ab', 'ba', 'ac', 'az', 'za'])).toEqual({
      referrals: 6,
      perAttendance: 6 / 5,
      members: 4,
      reciprocity: 2 / 3,
      density: 3 / 12,
      coverage: 2 / 4,
      giniGiven: 0.625,
      giniReceived: 0.375,
      halfGivenBy: 1,
      giantShare: 3 / 4,
      neither: ['d'],
    }));

  it('runs from the day of the first meeting of the window to the day of the last', () => {
    const referrals = [day(6), day(7), day(14), day(15)].map((on) => ['ab', on] as const);
    const events = club(room, { charter, members, referrals });
    expect(liveliness(events, day(20)).exchange?.referrals).toBe(2);
    expect(liveliness(events, day(13)).exchange?.referrals).toBe(2);
    expect(liveliness(events, day(0)).exchange?.referrals).toBe(0);
  });

  it('is between those who are members on the day of the last meeting', () => {
    const some = { a: {}, b: { until: week(3) }, c: { from: week(3) }, d: { until: day(15) } };
    expect(exchange(['ac'], { members: some })).toMatchObject({ members: 3, neither: ['d'] });
  });

  it('names nobody who left since as having neither given nor received, but counts them', () => {
    const some = { a: {}, c: {}, d: { until: day(15) } };
    const events = club(room, { charter, members: some, referrals: [['ac', week(3)]] });
    expect(liveliness(events, day(15)).exchange).toMatchObject({
      members: 3,
      neither: [],
      giantShare: 2 / 3,
    });
  });

  it('is, without membership, between those who were there during the window', () =>
    expect(exchange(['ab', 'ac'], { charter: { ...charter, membership: 'none' } })).toMatchObject({
      referrals: 2,
      members: 3,
      density: 1 / 6,
      neither: ['d'],
    }));

  it('needs the fewest people who gave at least half', () => {
    expect(exchange(['ab', 'ba'])?.halfGivenBy).toBe(1);
    expect(exchange(['ab', 'ba', 'ca'])?.halfGivenBy).toBe(2);
  });

  it('joins those connected in either direction', () => {
    expect(exchange(['ab', 'cb', 'cd'])?.giantShare).toBe(1);
    expect(exchange(['ab', 'cd'])?.giantShare).toBe(2 / 4);
  });

  it('is unknown where there is nothing to divide by', () => {
    expect(exchange([])).toEqual({
      referrals: 0,
      perAttendance: 0,
      members: 4,
      reciprocity: null,
      density: 0,
      coverage: 0,
      giniGiven: null,
      giniReceived: null,
      halfGivenBy: null,
      giantShare: 1 / 4,
      neither: ['a', 'b', 'c', 'd'],
    });
    expect(exchange(['ab'], { members: {} })).toEqual({
      referrals: 1,
      perAttendance: 1 / 5,
      members: 0,
      reciprocity: null,
      density: null,
      coverage: null,
      giniGiven: null,
      giniReceived: null,
      halfGivenBy: null,
      giantShare: null,
      neither: [],
    });
    expect(exchange([], { members: { a: {} } })).toMatchObject({ density: null, coverage: 0, giantShare: 1 });
  });
});

describe('A network', () => {
  const concentrated = (pairs: string[], people: Record<string, object> = members) =>
    today(club(room, { members: people, referrals: pass(...pairs) ?? [] })).concentrated;
  const twice = ['ab', 'ba', 'ab', 'ba'];

  it('is concentrated when two people gave half of at least two referrals per person', () => {
    expect(concentrated([...twice, 'cd', 'cd', 'dc', 'dc'])).toBe(true);
    expect(concentrated([...twice, 'cd', 'cd', 'dc'])).toBe(false);
    const six = { ...members, e: {}, f: {} };
    expect(concentrated([...twice, ...twice, 'cd', 'dc', 'ef', 'fe'], six)).toBe(true);
    expect(concentrated([...twice, 'cd', 'cd', 'dc', 'dc', 'ef', 'ef', 'fe', 'fe'], six)).toBe(false);
  });

  it('is concentrated when 15 % of its people did', () => {
    const of = (size: number) =>
      Object.fromEntries(
        'abcdefghijklmnopqrstuvwxyz'
          .slice(0, size)
          .split('')
          .map((id) => [id, {}]),
      );
    const givers = ['ab', 'bc', 'ca', 'de', 'ed', 'fg'];
    const pairs = Array.from({ length: 7 }, () => givers).flat();
    expect(concentrated(pairs, of(20))).toBe(true);
    expect(concentrated(pairs, of(19))).toBe(false);
  });
});
