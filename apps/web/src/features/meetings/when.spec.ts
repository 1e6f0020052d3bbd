import { leadingOf } from './when.rules';

const meeting = (name: string, date: string, status = 'scheduled', times = ['07:30', '09:00']) =>
  ({ name, date, status, startTime: times[0], endTime: times[1] ?? null }) as const;
type Known = ReturnType<typeof meeting>;
const leads = (meetings: readonly Known[], now = '2026-11-30 07:45') =>
  leadingOf(
    meetings as readonly (Known & { status: 'scheduled' | 'held' | 'cancelled'; startTime: string })[],
    '2026-11-29',
    now,
  )?.name;

describe('The meeting that leads the screen', () => {
  it('is one of today that is still to be closed, else the last one that was held', () => {
    const held = meeting('breakfast', '2026-11-30', 'held');
    const evening = meeting('evening', '2026-11-30', 'scheduled', ['20:00', '22:00']);
    expect(leads([held, evening])).toBe('evening');
    expect(leads([held])).toBe('breakfast');
  });

  it('is not a cancelled one, nor one of another day', () => {
    expect(leads([meeting('a', '2026-11-30', 'cancelled'), meeting('b', '2026-12-01')])).toBeUndefined();
  });

  it('is one of yesterday as long as it goes on after midnight', () => {
    const late = [meeting('late', '2026-11-29', 'scheduled', ['20:00', '00:30'])];
    expect(leads(late, '2026-11-30 00:15')).toBe('late');
    expect(leads(late, '2026-11-30 00:45')).toBeUndefined();
  });
});
