import type { AttendanceStatus, MeetingStatus } from '@relais/contracts';
import { roomOf } from './room.rules';
import type { Line } from './sheet/lines.rules';

const line = (name: string, status: AttendanceStatus | null) => ({ name, status, shown: status }) as Line;
const [ada, ben, cleo] = [line('Ada', 'present'), line('Ben', 'late'), line('Cleo', 'absent')];
const meeting = (status: MeetingStatus, room: number, unnamed = 0) => ({ status, room, unnamed });

describe('The room of a meeting, for members', () => {
  it('has no number as long as the sheet is open, as only a part of it is recorded', () =>
    expect(roomOf(meeting('scheduled', 2), [ada, ben, line('Dina', null)], true)).toEqual({
      count: null,
      people: [ada, ben],
      why: 'open',
    }));

  it('has the number and the names on the day, once the sheet is closed', () => {
    const closed = { count: 3, people: [ada, ben], why: null };
    expect(roomOf(meeting('held', 3, 1), [ada, ben, cleo], true)).toEqual(closed);
  });

  it('has the number alone on any other day, and where names are never shown, and says why', () => {
    expect(roomOf(meeting('held', 3, 1), [ada, ben], false)).toEqual({
      count: 3,
      people: [],
      why: 'other-day',
    });
    expect(roomOf(meeting('held', 3), [ada], true)).toEqual({ count: 3, people: [], why: 'never' });
  });

  it.each([meeting('scheduled', 2), meeting('cancelled', 2), meeting('held', 0)])(
    'is not mentioned where nothing can be said: %j',
    (one) => expect(roomOf(one, [ada, ben], false)).toBeNull(),
  );
});
