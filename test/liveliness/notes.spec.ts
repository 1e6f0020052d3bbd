import { club, today, type ClubOptions } from './club';

const notes = (rows: Record<string, string>, options?: ClubOptions) => today(club(rows, options)).notes;
const oneByOne = { charter: { window: 1, coreMinimum: 1 } };

describe('A note', () => {
  it('says closing-in while the network is fresh but would not become so now', () => {
    const charter = { window: 6, coreMinimum: 6 };
    const faces = { n1: '..v', n2: '...v', n3: '....v', n4: '.....v' };
    expect(notes({ 'h*25': 'pppppppp', ...faces }, { charter })).toEqual([]);
    expect(notes({ 'h*25': 'ppppppppp', ...faces }, { charter })).toEqual(['closing-in']);
    expect(notes({ 'h*25': 'pppppppppp', ...faces }, { charter })).toEqual([]);
  });

  it('says core-thinning while the core holds but would not become true now', () => {
    expect(notes({ 'a*8': 'pp', 'b*12': '.p' }, oneByOne)).toEqual([]);
    expect(notes({ 'a*8': 'pp', 'b*13': '.p' }, oneByOne)).toEqual(['core-thinning']);
    expect(notes({ 'a*8': 'pp', 'b*20': '.p' }, oneByOne)).toEqual([]);
  });

  it('says core-lost when less than half of it was kept', () => {
    expect(notes({ 'a*5': 'pp', 'b*5': 'p.' }, oneByOne)).toEqual([]);
    expect(notes({ 'a*5': 'pp', 'b*6': 'p.' }, oneByOne)).toEqual(['core-thinning', 'core-lost']);
    expect(notes({ 'a*5': 'pp', 'b*8': 'p.' }, oneByOne)).toEqual(['core-lost']);
  });

  it('says that newcomers do not return when fewer than a quarter of eight or more did', () => {
    const charter = { window: 4, returnWithin: 1, coreMinimum: 2 };
    const of = (staying: number, once: number) =>
      notes({ 'h*9': 'pppp', [`s*${staying}`]: '.vv', [`n*${once}`]: '.v' }, { charter });
    expect(of(1, 7)).toContain('newcomers-do-not-return');
    expect(of(2, 6)).not.toContain('newcomers-do-not-return');
    expect(of(1, 6)).not.toContain('newcomers-do-not-return');
  });

  it('says shrinking when the last four rooms are two thirds of those before, or less', () => {
    expect(notes({ 'h*12': 'pppppppp', 'x*6': 'pppp' })).toEqual(['shrinking']);
    expect(notes({ 'h*12': 'pppppppp', 'x*6': 'ppp.' })).toEqual([]);
    expect(notes({ 'h*12': 'ppppppp', 'x*6': 'ppp' })).toEqual([]);
  });

  it('says shrinking by the window before the last four meetings only', () => {
    const rows = { 'h*6': 'ppppppppp', 'g*6': '.pppppppp', 'x*6': '.pppp' };
    expect(notes(rows, { charter: { window: 4 } })).toContain('shrinking');
    expect(notes(rows, { charter: { window: 5 } })).not.toContain('shrinking');
  });

  it('says too-large when more than half of the rooms of the window exceed the comfort size', () => {
    const charter = { comfortSize: 9, window: 4 };
    expect(notes({ 'h*9': 'ppppp', s: 'pps' }, { charter })).toEqual([]);
    expect(notes({ 'h*9': 'ppppp', s: 'psps' }, { charter })).toEqual(['too-large']);
  });

  it('says very-small of a core below four or a mean room below five, from coreMinimum on', () => {
    const charter = { coreMinimum: 2, coreShare: 0.75 };
    expect(notes({ 'h*5': 'pp' }, { charter })).toEqual([]);
    expect(notes({ 'h*4': 'pp', s: 'ss' }, { charter })).toEqual([]);
    expect(notes({ 'h*4': 'pp', s: '.s' }, { charter })).toEqual(['very-small']);
    expect(notes({ 'h*3': 'pp', s: 'ss', v: '.v', w: 'v.' }, { charter })).toEqual(['very-small']);
    expect(notes({ h: 'p' }, { charter })).toEqual([]);
  });
});
