import type { AttendanceStatus, PersonId } from '@relais/contracts';
import { type ClosingLine, keptLines, linesOfClosing, presentAfter, representedLine } from './closing.rules';

const [ada, ben, cleo] = ['ada', 'ben', 'cleo'] as [PersonId, PersonId, PersonId];
const line = (personId: PersonId, status: AttendanceStatus, said: Partial<ClosingLine> = {}) => ({
  ...representedLine(personId),
  was: null,
  status,
  ...said,
});
const recorded = (lines: Readonly<Record<string, AttendanceStatus>>) =>
  new Map(Object.entries(lines)) as Map<PersonId, AttendanceStatus>;

describe('The lines of a closing', () => {
  it('have one for each member who is represented and not listed', () => {
    const substitutes = [
      line(cleo, 'substitute', { substituteFor: ben }),
      line(ada, 'substitute', { substituteFor: ben }),
    ];
    expect(linesOfClosing(substitutes)).toEqual([...substitutes, line(ben, 'represented')]);
    const listed = [line(cleo, 'substitute', { substituteFor: ben }), line(ben, 'absent')];
    expect(linesOfClosing(listed)).toEqual(listed);
  });

  it('say who will be in the room, as far as they change what is recorded', () => {
    const lines = [line(ada, 'present'), line(ben, 'excused', { was: 'late' }), line(cleo, 'present')];
    expect([...presentAfter(lines, recorded({}))]).toEqual([ada, cleo]);
    expect([...presentAfter(lines, recorded({ ben: 'late', cleo: 'absent' }))]).toEqual([ada]);
    expect([...presentAfter(lines, recorded({ ben: 'present' }))]).toEqual([ada, ben, cleo]);
  });

  it('that were left alone are those recorded otherwise', () =>
    expect(
      keptLines(
        [line(ada, 'present'), line(ben, 'absent'), line(cleo, 'present')],
        recorded({ ada: 'present', ben: 'late' }),
      ),
    ).toEqual([{ personId: ben, status: 'late' }]));
});
