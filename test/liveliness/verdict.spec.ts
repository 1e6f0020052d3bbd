import { liveliness, wasPausedFor } from '@relais/liveliness';
import { club, day, today, week, type ClubOptions } from './club';

const verdictOn = (asOf: string, rows: Record<string, string>, options?: ClubOptions) =>
  liveliness(club(rows, options), asOf).verdict;

describe('The verdict', () => {
  it('is too early before coreMinimum counted meetings', () => {
    expect(verdictOn(week(5), { a: 'ppppp' })).toBe('too-early');
    expect(verdictOn(week(6), { a: 'pppppp' })).not.toBe('too-early');
  });

  it('is paused more than 75 days after the last held meeting, too early or not', () => {
    expect(verdictOn(day(75), { a: 'p' })).toBe('too-early');
    expect(verdictOn(day(76), { a: 'p' })).toBe('paused');
    expect(verdictOn(day(14 + 75), { a: 'ppp' })).toBe('too-early');
    expect(verdictOn(day(14 + 76), { a: 'ppp' })).toBe('paused');
  });

  it('is paused only after four times the rhythm where that is longer', () => {
    expect(verdictOn(day(60 + 120), { a: 'ppp' }, { days: 30 })).toBe('too-early');
    expect(verdictOn(day(60 + 121), { a: 'ppp' }, { days: 30 })).toBe('paused');
  });

  it('is not paused while meetings of any kind are held, counted or not', () => {
    const options: ClubOptions = { kinds: { 4: 'discovery' } };
    expect(verdictOn(day(21 + 75), { a: 'ppp.' }, options)).toBe('too-early');
    expect(verdictOn(day(21 + 76), { a: 'ppp.' }, options)).toBe('paused');
    expect(verdictOn(day(14 + 76), { a: 'ppp.' }, { statuses: { 4: 'cancelled' } })).toBe('paused');
  });

  it('is never paused without a counted meeting', () =>
    expect(verdictOn(day(1000), { a: 's' })).toBe('too-early'));

  it('lacks data when fewer than three quarters of the meetings since the window began have an attendee', () => {
    const charter = { window: 3, coreMinimum: 2 };
    expect(verdictOn(week(4), { a: 'p.pp' }, { charter })).toBe('closed-club');
    expect(verdictOn(week(5), { a: 'p..pp' }, { charter })).toBe('not-enough-data');
    expect(verdictOn(week(6), { a: 'p..ppp' }, { charter })).toBe('closed-club');
    expect(verdictOn(week(5), { a: 'p..pp' }, { charter, kinds: { 3: 'activity' } })).toBe('closed-club');
    expect(verdictOn(week(5), { a: 'p..pp' }, { charter, statuses: { 3: 'scheduled' } })).toBe('closed-club');
  });

  it('is one of four by core and fresh', () => {
    const charter = { window: 1, coreMinimum: 1 };
    expect(today(club({ a: 'p' }, { charter })).verdict).toBe('closed-club');
    expect(today(club({ a: 'p', b: 'P' }, { charter })).verdict).toBe('alive');
    expect(today(club({ a: 'P' }, { charter })).verdict).toBe('revolving-door');
    expect(today(club({ a: 'pp', 'b*2': 'p.' }, { charter })).verdict).toBe('dormant');
  });
});

/** A window of one meeting: c is the share of those who are not new, coreKept compares with the meeting before. */
const core = (rows: Record<string, string>) =>
  today(club(rows, { charter: { window: 1, coreMinimum: 1 } })).states.at(-1)?.core;

describe('The core', () => {
  it('starts true exactly if it would become true', () => {
    expect(core({ 'a*2': 'p', 'b*3': 'P' })).toBe(true);
    expect(core({ 'a*2': 'p', 'b*4': 'P' })).toBe(false);
  });

  it('becomes true at two fifths of the room', () => {
    expect(core({ 'a*2': 'Pp', 'b*3': '.p' })).toBe(true);
    expect(core({ 'a*2': 'Pp', 'b*4': '.p' })).toBe(false);
  });

  it('becomes true at two fifths on average, whatever the rounding', () => {
    expect((0.1 + 0.7) / 2).toBeLessThan(0.4);
    const rows = { a: 'pp', 'b*6': 'Pp', 'c*3': 'P.', 'd*3': '.v' };
    const { states } = today(club(rows, { charter: { window: 2, coreMinimum: 1 } }));
    expect(states.map((state) => state.core)).toEqual([false, true]);
  });

  it('becomes true only if half of it was kept', () => {
    expect(core({ a: 'Pp', b: 'P.' })).toBe(true);
    expect(core({ 'a*2': 'Pp', 'b*3': 'P.' })).toBe(false);
  });

  it('leaves out who moved or died as of each meeting, and as of the asked day for the last', () => {
    const moved = { until: day(8), because: 'moved' as const };
    const options = { charter: { window: 1, coreMinimum: 1 }, members: { b1: moved, b2: moved, b3: moved } };
    const core = (row: string, asOf: string) =>
      liveliness(club({ 'a*2': row, 'b*3': 'P.' }, options), asOf).states.map((state) => state.core);
    expect(core('Pp', day(7))).toEqual([false, false]);
    expect(core('Pp', day(8))).toEqual([false, true]);
    expect(core('Ppp', day(14))).toEqual([false, false, true]);
  });

  it('stays true down to 33 % of the room', () => {
    expect(core({ 'a*33': 'pp', 'b*67': '.p' })).toBe(true);
    expect(core({ 'a*32': 'pp', 'b*67': '.p' })).toBe(false);
  });

  it('stays true while two fifths of it are kept', () => {
    expect(core({ 'a*2': 'pp', 'b*3': 'p.' })).toBe(true);
    expect(core({ a: 'pp', 'b*2': 'p.' })).toBe(false);
  });
});

/** Meetings three to six have a new face, in a room that is so large that renewal is next to nothing. */
const faces = { n1: '..v', n2: '...v', n3: '....v', n4: '.....v' };
const fresh = (rows: Record<string, string>) =>
  today(club(rows, { charter: { window: 6, coreMinimum: 6 } })).states.at(-1)?.fresh;

describe('Freshness', () => {
  it('becomes true with a new face at two thirds of the meetings', () => {
    expect(fresh({ 'h*50': 'pppppp', ...faces })).toBe(true);
    expect(fresh({ 'h*50': 'pppppp', ...faces, n4: '....v.' })).toBe(false);
  });

  it('becomes true with a new face at a third of the meetings and a 24th of the attendances', () => {
    const two = { n1: '..v...', n2: '...v..' };
    expect(fresh({ 'h*7': 'pppppp', 'x*4': 'p.....', ...two })).toBe(true);
    expect(fresh({ 'h*7': 'pppppp', 'x*5': 'p.....', ...two })).toBe(false);
    expect(fresh({ h: 'pppppp', n1: '..v...', n2: '..v...' })).toBe(false);
  });

  it('stays true with a new face at half of the meetings', () => {
    expect(fresh({ 'h*50': 'ppppppppp', ...faces })).toBe(true);
    expect(fresh({ 'h*50': 'pppppppppp', ...faces })).toBe(false);
  });

  it('stays true with a new face at a quarter of the meetings and a 30th of the attendances', () => {
    expect(fresh({ 'h*9': 'pppppppppp', 'x*4': 'p.....p', ...faces })).toBe(true);
    expect(fresh({ 'h*9': 'pppppppppp', 'x*5': 'p.....p', ...faces })).toBe(false);
    expect(fresh({ h: 'ppppppppppp', ...faces })).toBe(false);
  });

  it('is told for every meeting from coreMinimum on', () => {
    const { states } = today(club({ h: 'pppppppp', ...faces }));
    expect(states.map(({ date }) => date)).toEqual([week(6), week(7), week(8)]);
  });
});

describe('A network', () => {
  it('was paused for 26 weeks when it held nothing since, and was paused before them', () => {
    const events = club({ a: 'ppp' });
    expect(wasPausedFor(events, 182, day(14 + 75 + 182))).toBe(false);
    expect(wasPausedFor(events, 182, day(14 + 76 + 182))).toBe(true);
    const back = club({ a: 'pppp' }, { days: [day(0), day(7), day(14), day(14 + 200)] });
    expect(wasPausedFor(back, 182, day(14 + 76 + 182))).toBe(false);
    expect(wasPausedFor(club({ a: '.' }), 182, day(1000))).toBe(false);
  });
});
