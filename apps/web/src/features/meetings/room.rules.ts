import type { MeetingAnswer } from '@relais/contracts';
import { type Line, isInTheRoom } from './sheet/lines.rules';

/**
 * What a member is shown of the room. `count` null: the sheet is open, so that only a part of the room is recorded. `why`: what is not
 * shown – the rest of an open sheet, the names on any other day, the names at any time.
 */
export type Room = Readonly<{
  count: number | null;
  people: readonly Line[];
  why: 'open' | 'other-day' | 'never' | null;
}>;

type Meeting = Pick<MeetingAnswer, 'status' | 'room' | 'unnamed'>;

/** Null: nothing can be said of the room. @param isToday whether it is on the day of the meeting (DOMAIN.md, "Meetings") */
export function roomOf(meeting: Meeting, lines: readonly Line[], isToday: boolean): Room | null {
  const recorded = lines.filter((line) => line.status !== null && isInTheRoom(line));
  switch (meeting.status) {
    case 'cancelled':
      return null;
    case 'scheduled':
      return isToday ? { count: null, people: recorded, why: 'open' } : null;
    case 'held': {
      const areNamed = recorded.length + meeting.unnamed >= meeting.room;
      if (meeting.room === 0) return null;
      return areNamed && isToday
        ? { count: meeting.room, people: recorded, why: null }
        : { count: meeting.room, people: [], why: isToday ? 'never' : 'other-day' };
    }
  }
}
