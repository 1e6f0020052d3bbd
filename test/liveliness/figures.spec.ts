import { liveliness, type Figures } from '@relais/liveliness';
import { club, day, today, week } from './club';

describe('coreShare', () => {
  const charter = { coreMinimum: 2, window: 3 };
  const events = club({ a: 'pppp', b: 'pp.p', c: '..vp' }, { charter });

  it('is the mean, over the meetings of the window from coreMinimum on, of the core in the room', () => {
    expect(liveliness(events, week(1)).coreShare).toBeNull();
    expect(liveliness(events, week(3)).coreShare).toBe((2 / 2 + 1 / 2) / 2);
    expect(liveliness(events, week(4)).coreShare).toBe((2 / 2 + 1 / 2 + 3 / 3) / 3);
  });

  it('has as its counts the core and the attendances of these meetings together', () =>
    expect(today(events).evidence.coreShare).toMatchObject({ part: 6, whole: 7 }));
});

describe('coreKept and coreStability', () => {
  const charter = { coreMinimum: 1, window: 2, coreShare: 1 };
  const rows = { a: 'pppp', b: 'pp..', c: 'pppp', d: '..pp' };
  const turnover = (because: 'left' | 'moved' | 'ended' | 'died', until = week(3), asOf = week(4)) => {
    const { coreKept, coreStability } = liveliness(
      club(rows, { charter, members: { b: { until, because } } }),
      asOf,
    );
    return { coreKept, coreStability };
  };

  it('compare the core with the one a window ago', () =>
    expect(today(club(rows, { charter }))).toMatchObject({ coreKept: 2 / 3, coreStability: 2 / 4 }));

  it('leave out who moved or died since, and nobody else', () => {
    expect(turnover('moved')).toEqual({ coreKept: 1, coreStability: 2 / 3 });
    expect(turnover('died')).toEqual({ coreKept: 1, coreStability: 2 / 3 });
    expect(turnover('left')).toEqual({ coreKept: 2 / 3, coreStability: 2 / 4 });
    expect(turnover('ended')).toEqual({ coreKept: 2 / 3, coreStability: 2 / 4 });
  });

  it('leave them out up to the asked day, after the last meeting too', () => {
    expect(turnover('moved', day(24), day(24))).toEqual({ coreKept: 1, coreStability: 2 / 3 });
    expect(turnover('moved', day(24), day(23))).toEqual({ coreKept: 2 / 3, coreStability: 2 / 4 });
  });

  it('count who had moved away before and is back', () => {
    const members = { b: [{ until: week(2), because: 'moved' as const }, { from: week(3) }] };
    expect(today(club({ a: 'pppp', b: 'pppp' }, { charter, members }))).toMatchObject({
      coreKept: 1,
      coreStability: 1 / 2,
    });
  });

  it('are unknown less than coreMinimum meetings before the window', () => {
    const later = { ...charter, coreMinimum: 2 };
    const events = club({ a: 'pppp', b: 'pppp' }, { charter: later });
    expect(liveliness(events, week(3))).toMatchObject({ coreKept: null, coreStability: null });
    expect(liveliness(events, week(4))).toMatchObject({ coreKept: 1, coreStability: 1 });
  });

  it('are unknown, each, where there is nobody to compare with', () => {
    const later = { ...charter, coreMinimum: 2 };
    expect(today(club({ a: 'p.pp', b: '.v..' }, { charter: later }))).toMatchObject({
      coreKept: null,
      coreStability: 0,
    });
    expect(today(club({ a: 'p..p', b: '.vv.' }, { charter: { ...later, coreMinimum: 2 } }))).toMatchObject({
      coreKept: null,
      coreStability: null,
    });
  });

  it('name who entered and left the core since, and on which day, but nobody who left the network', () => {
    const { coreChanges } = today(
      club({ ...rows, e: 'pp..' }, { charter, members: { e: { until: week(3) } } }),
    );
    expect(coreChanges).toEqual({
      entered: [{ personId: 'd', on: week(3) }],
      left: [{ personId: 'b', on: week(3) }],
    });
  });
});

describe('New faces', () => {
  const charter = { window: 4 };
  const events = club({ host: 'pppppp', a: '.v....', b: '...vv.', c: '....v.' }, { charter });

  it('are counted per meeting and per attendance of the window', () =>
    expect(today(events)).toMatchObject({ newFaceMeetings: 2 / 4, renewal: 2 / 7, streak: 0 }));

  it('make a streak as long as each of the latest meetings has one, window or not', () => {
    expect(liveliness(events, week(5)).streak).toBe(2);
    const always = club({ a: 'P', b: '.p', c: '..p', d: '...p', e: '....p', f: '.....p' }, { charter });
    expect(today(always).streak).toBe(6);
  });

  it('come with a Wilson interval of 90 %', () => {
    const faces = { a: '.v', b: '..v', c: '...v', d: '....v', e: '.....v' };
    const { evidence } = today(club({ host: 'pppppppppp', ...faces }));
    expect(evidence.newFaceMeetings).toMatchObject({ part: 5, whole: 10 });
    expect(evidence.newFaceMeetings?.low).toBeCloseTo(0.26927, 4);
    expect(evidence.newFaceMeetings?.high).toBeCloseTo(0.73073, 4);
  });
});

describe('newcomerReturn', () => {
  const charter = { window: 2, returnWithin: 2, coreMinimum: 1 };

  it('looks at the new faces of two windows with returnWithin meetings after them, and at these meetings', () => {
    const rows = {
      host: 'pppppp',
      tooEarly: '.vv...',
      back: '..v.v.',
      satIn: '...v.s',
      tooSlow: '..v..v',
      tooLate: '....vv',
    };
    const answer = today(club(rows, { charter }));
    expect(answer).toMatchObject({ newcomers: 3, newcomerReturn: 1 / 3 });
    expect(answer.evidence.newcomerReturn).toMatchObject({ part: 1, whole: 3 });
  });

  it('is unknown without newcomers', () =>
    expect(today(club({ host: 'pppppp' }, { charter }))).toMatchObject({
      newcomers: 0,
      newcomerReturn: null,
    }));
});

describe('visitorConversion', () => {
  const charter = { window: 2, returnWithin: 1, coreMinimum: 1 };
  const rows = {
    host: 'pppppp',
    admitted: '..vp..',
    sameDay: '..v...',
    notYet: '...v..',
    noVisitor: '..p...',
    tooEarly: '.v....',
    tooLate: '....v.',
  };
  const members = {
    admitted: { from: week(4) },
    sameDay: { from: week(3) },
    notYet: { from: day(36) },
    tooEarly: { from: week(4) },
  };

  it('is the share admitted later of those first seen as visitor, with twice returnWithin meetings after', () => {
    const events = club(rows, { charter, members });
    expect(today(events)).toMatchObject({ visitors: 3, visitorConversion: 1 / 3 });
    expect(liveliness(events, day(36))).toMatchObject({ visitors: 3, visitorConversion: 2 / 3 });
  });

  it('is unknown without such visitors', () =>
    expect(today(club({ host: 'pppppp' }, { charter }))).toMatchObject({
      visitors: 0,
      visitorConversion: null,
    }));
});

describe('meanRoom', () => {
  it('is the mean of the rooms of the window, substitutes included', () =>
    expect(today(club({ a: 'ppp', b: 'p.s', c: 'psr' }, { charter: { window: 2 } })).meanRoom).toBe(2));
});

describe('The previous figures', () => {
  const events = club(
    { a: 'pppppp', b: 'pp.ppp', c: '.vv.vv', d: '...vvv' },
    { charter: { window: 2, coreMinimum: 2, returnWithin: 1 } },
  );

  it('are those that were right a window ago', () => {
    const { previous } = today(events);
    const names = Object.keys(previous ?? {}) as (keyof Figures)[];
    const then = liveliness(events, week(4));
    expect(names).toHaveLength(11);
    expect(previous).toEqual(Object.fromEntries(names.map((name) => [name, then[name]])));
  });

  it('are unknown within the first window', () => expect(liveliness(events, week(2)).previous).toBeNull());
});
