import { ensureCodeGood, ensurePageOpen, mayArrive } from './visit.rules';

const plan = {
  ...{ date: '2026-03-05', startTime: '07:30', endTime: '09:00' },
  ...{ kind: 'breakfast' as const, placeMark: null },
};
const meeting = { status: 'scheduled' as const, plan };
/** A time by the clocks of Paris, which are an hour ahead of UTC in winter. */
const at = (today: string, time: string) => ({
  ...{ today, timezone: 'Europe/Paris' },
  now: new Date(`${today}T${time}:00+01:00`).toISOString(),
});

describe('The code of a meeting', () => {
  it.each([
    ['06:29', 'visit-too-early'],
    ['09:01', 'visit-over'],
  ])('is refused at %s: %s', (time, code) => {
    expect(() => ensureCodeGood(meeting, at('2026-03-05', time), false)).toThrow(
      expect.objectContaining({ code }),
    );
    expect(mayArrive(meeting, at('2026-03-05', time), false)).toBe(false);
  });

  it('is good from one hour before the start to the end, past midnight too', () => {
    for (const time of ['06:30', '09:00']) {
      ensureCodeGood(meeting, at('2026-03-05', time), false);
      expect(mayArrive(meeting, at('2026-03-05', time), false)).toBe(true);
    }
    const evening = { ...meeting, plan: { ...plan, startTime: '20:00', endTime: '00:30' } };
    ensureCodeGood(evening, at('2026-03-06', '00:30'), false);
  });

  it.each([
    ['visit-stopped', meeting, true],
    ['visit-cancelled', { ...meeting, status: 'cancelled' as const }, false],
  ])('is refused on the day: %s', (code, visited, isStopped) => {
    const time = at('2026-03-05', '08:00');
    expect(() => ensureCodeGood(visited, time, isStopped)).toThrow(expect.objectContaining({ code }));
    expect(mayArrive(visited, time, isStopped)).toBe(false);
  });
});

describe('The page of a meeting', () => {
  const wasThere = { isStopped: true, wasThere: true };

  it('stays open until the end of the next day to a browser that was there, also after the code was stopped', () => {
    ensurePageOpen(meeting, at('2026-03-06', '23:59'), wasThere);
    expect(() =>
      ensurePageOpen(meeting, at('2026-03-07', '00:00'), { ...wasThere, isStopped: false }),
    ).toThrow(expect.objectContaining({ code: 'visit-over' }));
  });

  it('is closed the next day to a browser that was not', () =>
    expect(() =>
      ensurePageOpen(meeting, at('2026-03-06', '08:00'), { isStopped: false, wasThere: false }),
    ).toThrow(expect.objectContaining({ code: 'visit-over' })));
});
