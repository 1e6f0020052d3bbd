import type { AttendanceStatus, PersonId } from '@relais/contracts';
import { type ListAccess, maySeeDetails, maySeeLine } from './list.rules';

const [ada, ben] = ['ada', 'ben'] as [PersonId, PersonId];
const member = { role: 'member', personId: ada } as const;
const host = { role: 'host', personId: ada } as const;
const onTheDay: ListAccess = { isOnTheDay: true, isParticipant: true, isSupport: false };
const inTheRoom = ['present', 'late', 'visitor', 'substitute'];
const statuses = [...inTheRoom, 'represented', 'excused', 'absent', null] as (AttendanceStatus | null)[];
const line = { personId: ben, announced: null, broughtBy: [] };
const seen = (access: ListAccess, reader: typeof member | typeof host = member) =>
  statuses.filter((status) => maySeeLine(reader, { ...line, status }, access));

describe('The list of a meeting', () => {
  it('shows participants on the day who is in the room, and nobody who is not', () =>
    expect(seen(onTheDay)).toEqual(inTheRoom));

  it.each([{ isOnTheDay: false }, { isParticipant: false }, { isSupport: true }])(
    'shows nobody else to a member with %j',
    (access) => expect(seen({ ...onTheDay, ...access })).toEqual([]),
  );

  it('shows everyone their own line, and hosts all of it', () => {
    const closed = { isOnTheDay: false, isParticipant: false, isSupport: true };
    expect(statuses.every((status) => maySeeLine(member, { ...line, personId: ada, status }, closed))).toBe(
      true,
    );
    expect(seen(closed, host)).toEqual(statuses);
    expect([maySeeDetails(member, [ada]), maySeeDetails(member, [ben]), maySeeDetails(host, [ben])]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('shows participants on the day who announced that they come, never who does not', () => {
    const sees = (announced: 'yes' | 'no', access = onTheDay) =>
      maySeeLine(member, { ...line, status: null, announced }, access);
    expect([sees('yes'), sees('no'), sees('yes', { ...onTheDay, isOnTheDay: false })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(sees('yes', { ...onTheDay, isSupport: true })).toBe(false);
    const absent = { ...line, status: 'absent' as const, announced: 'yes' as const };
    expect(maySeeLine(member, absent, onTheDay)).toBe(false);
  });

  it('shows everyone their own guests and their substitute, on any day', () =>
    expect(
      [ada, ben].map((by) =>
        maySeeLine(
          member,
          { ...line, status: null, announced: 'yes', broughtBy: [by] },
          { ...onTheDay, isOnTheDay: false },
        ),
      ),
    ).toEqual([true, false]));
});
