import {
  type Day,
  type Instant,
  type MeetingId,
  type PersonId,
  dayAfter,
  minutesLater,
} from '@relais/contracts';

/** When a meeting was closed. `at` null: the closing was imported, and only the day of the meeting is known. */
export type Closing = Readonly<{ meetingId: MeetingId; date: Day; on: Day; at: Instant | null }>;

/** From when on something is told. `instant` null: only days are known. */
export type MinuteStart = Readonly<{ day: Day; instant: Instant | null }>;

const daysWithoutMeeting = 30;
const minutesPerDay = 24 * 60;

/**
 * When the minute of a person begins (DOMAIN.md, "Ma minute").
 * @param closing of the last meeting where they were in the room; null: there was none
 */
export const minuteStart = (
  closing: Closing | null,
  { today, now }: Readonly<{ today: Day; now: Instant }>,
): MinuteStart =>
  closing === null
    ? {
        day: dayAfter(today, -daysWithoutMeeting),
        instant: minutesLater(now, -daysWithoutMeeting * minutesPerDay),
      }
    : { day: closing.at === null ? closing.date : closing.on, instant: closing.at };

export type MinuteKind = 'referral' | 'thanks' | 'one-to-one' | 'guest' | 'need';

/** Something that a person can tell in the round. `recordedBy` null: the machine itself. */
export type MinuteEntry = Readonly<{
  kind: MinuteKind;
  id: string;
  on: Day;
  recordedAt: Instant;
  recordedBy: PersonId | null;
  imported: boolean;
  /** Not withdrawn. */
  standing: boolean;
  /** The member it went to, the one they met, their guest; of a need, the person. */
  otherId: PersonId;
}>;

/** Whether it is news since then: what the person recorded after that instant, or what is dated after that day; imported by day. */
export const isNews = (
  { on, recordedAt, recordedBy, imported }: MinuteEntry,
  { day, instant }: MinuteStart,
  personId: PersonId,
): boolean => on > day || (!imported && instant !== null && recordedBy === personId && recordedAt > instant);

const mostLines = 3;

/** One kind: how many there are, and the latest of them. */
export type MinutePart = Readonly<{ count: number; lines: readonly MinuteEntry[] }>;

/** What a person can tell in the round, by kind, the latest first. */
export function minuteOf(
  entries: readonly MinuteEntry[],
  start: MinuteStart,
  personId: PersonId,
): (kind: MinuteKind) => MinutePart {
  const news = entries.filter((entry) => entry.standing && isNews(entry, start, personId));
  const order = ({ on, recordedAt, id }: MinuteEntry) => `${on} ${recordedAt} ${id}`;
  return (kind) => {
    const ofKind = news.filter((entry) => entry.kind === kind).sort((a, b) => (order(a) > order(b) ? -1 : 1));
    return { count: ofKind.length, lines: ofKind.slice(0, mostLines) };
  };
}
