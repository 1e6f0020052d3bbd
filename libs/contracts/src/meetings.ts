import { z } from 'zod';
import { eventTypes } from './event-types';
import { daysBetween } from './values/days';
import { MeetingId, NetworkId, PersonId } from './values/ids';
import {
  AttendanceStatus,
  Coming,
  Company,
  Day,
  Email,
  Instant,
  MeetingKind,
  MeetingStatus,
  Name,
  Phone,
  Place,
  Reason,
  Sector,
  TimeOfDay,
} from './values/values';

export const PutMeetingBody = z.strictObject({
  networkId: NetworkId,
  date: Day,
  startTime: TimeOfDay,
  endTime: TimeOfDay.nullish(),
  kind: MeetingKind,
  place: Place.nullish(),
  status: MeetingStatus,
});
export type PutMeetingBody = z.infer<typeof PutMeetingBody>;

const attendanceLine = {
  status: AttendanceStatus,
  /** Of a substitute: the member they sit in for, who is recorded as represented by the same request. */
  substituteFor: PersonId.nullish(),
  invitedBy: PersonId.nullish(),
  welcomedBy: PersonId.nullish(),
  firstTime: z.boolean().nullish(),
};

/** `reason`: why a recorded line is corrected; none is kept of an excused person. */
export const PutAttendanceBody = z.strictObject({ ...attendanceLine, reason: Reason.nullish() });
export type PutAttendanceBody = z.infer<typeof PutAttendanceBody>;

const mostGuests = 20;

/**
 * Whether a participant – the caller unless `personId` says another one – comes to a meeting. `substitute`: who sits in for them, known
 * or by name. `guests`: everybody they bring; missing: as announced before.
 */
export const PutAnnouncementBody = z.strictObject({
  coming: Coming,
  personId: PersonId.nullish(),
  substitute: z.union([z.strictObject({ personId: PersonId }), z.strictObject({ name: Name })]).nullish(),
  guests: z
    .array(z.strictObject({ guestId: PersonId, name: Name, email: Email.nullish() }))
    .max(mostGuests, { error: `must be at most ${mostGuests} guests` })
    .refine((guests) => new Set(guests.map(({ guestId }) => guestId)).size === guests.length, {
      error: 'must name each guest once',
    })
    .nullish(),
});
export type PutAnnouncementBody = z.infer<typeof PutAnnouncementBody>;

/** Guests without a name, and minors: in the room, but not among those who attend for themselves. */
export const UnnamedGuests = z.int().min(0).max(1000, { error: 'must be at most 1000' });

export const PutUnnamedBody = z.strictObject({ unnamed: UnnamedGuests });
export type PutUnnamedBody = z.infer<typeof PutUnnamedBody>;

const mostListed = 300;

/** `was`: the recorded status that the host saw; without it a recorded line is left alone. */
export const ClosingBody = z.strictObject({
  attendance: z
    .array(z.strictObject({ personId: PersonId, ...attendanceLine, was: AttendanceStatus.nullish() }))
    .max(mostListed)
    .refine((lines) => new Set(lines.map(({ personId }) => personId)).size === lines.length, {
      error: 'must name each person once',
    }),
  unnamed: UnnamedGuests.nullish(),
});
export type ClosingBody = z.infer<typeof ClosingBody>;

/** `kept`: recorded lines that differ from those of the request, as they stand after the closing. */
export const ClosingAnswer = z.object({
  id: MeetingId,
  position: z.string(),
  kept: z.array(z.object({ personId: PersonId, status: AttendanceStatus })),
});
export type ClosingAnswer = z.infer<typeof ClosingAnswer>;

const longestSpan = 366;

export const MeetingsQuery = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'must not be before from', path: ['to'] })
  .refine(({ from, to }) => daysBetween(from, to) < longestSpan, {
    error: `must be within ${longestSpan} days`,
    path: ['to'],
  });
export type MeetingsQuery = z.infer<typeof MeetingsQuery>;

/**
 * `attendance`: those who attend for themselves (present, late, visitor); `room`: everybody in the room, by the recorded lines.
 * `announcedYes`, `announcedNo`: participants; null once the announcements are no longer kept. `forecast`: for hosts, of a meeting to come.
 */
const meeting = z.object({
  meetingId: MeetingId,
  ref: z.string(),
  date: Day,
  startTime: TimeOfDay,
  /** Before the start: of the next day. */
  endTime: TimeOfDay.nullable(),
  kind: MeetingKind,
  place: z.string().nullable(),
  status: MeetingStatus,
  seriesId: z.uuid().nullable(),
  attendance: z.int(),
  room: z.int(),
  announcedYes: z.int().nullable(),
  announcedNo: z.int().nullable(),
  unnamed: z.int(),
  forecast: z.object({ room: z.int(), low: z.int(), high: z.int() }).nullable(),
  /** The public holiday on which it begins, in the network's language. */
  holiday: z.string().nullable(),
});

/** By day and start. */
export const MeetingsAnswer = z.object({ meetings: z.array(meeting) });
export type MeetingsAnswer = z.infer<typeof MeetingsAnswer>;

/** Why people decide about a meeting: it is on a public holiday, or was announced for and no longer fits its series. */
export const DecisionBecause = z.enum(['holiday', 'series']);
export type DecisionBecause = z.infer<typeof DecisionBecause>;

/** `keep: false`: it becomes what its series has instead, or is cancelled. */
export const DecideMeetingBody = z.strictObject({ because: DecisionBecause, keep: z.boolean() });
export type DecideMeetingBody = z.infer<typeof DecideMeetingBody>;

/** Meetings about which people have to decide, by day and start. `instead`: what its series has on that day, null: no meeting. */
export const DecisionsAnswer = z.object({
  decisions: z.array(
    z.object({
      meeting,
      because: DecisionBecause,
      instead: z
        .object({
          startTime: TimeOfDay,
          endTime: TimeOfDay.nullable(),
          kind: MeetingKind,
          place: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
});
export type DecisionsAnswer = z.infer<typeof DecisionsAnswer>;

/**
 * A meeting and its list. Hosts: members of its day – without membership those of the last W counted meetings – and everybody with a
 * line or announced. Others: on the day those who are in the room or announced that they come; of any day, themselves and the people
 * that they announced. `status` null: no line is recorded. A guest and a substitute are announced by the participant who brings them.
 */
export const MeetingAnswer = meeting.extend({
  networkId: NetworkId,
  /** Up to so many people in the room talk with one another (`exchange`), by the charter of its day. */
  comfortSize: z.int(),
  /** When it is "on the day": members record their own presence then. Not of a cancelled meeting. */
  onTheDay: z.object({ from: Instant, until: Instant }).nullable(),
  /** By name. */
  people: z.array(
    z.object({
      personId: PersonId,
      ref: z.string(),
      name: z.string().nullable(),
      sector: z.string().nullable(),
      isMember: z.boolean(),
      status: AttendanceStatus.nullable(),
      announced: Coming.nullable(),
      /** Hosts alone see which member has this substitute, and whether it is a first time. */
      substituteFor: PersonId.nullable(),
      invitedBy: PersonId.nullable(),
      welcomedBy: PersonId.nullable(),
      firstTime: z.boolean().nullable(),
    }),
  ),
  /** For hosts: how many referrals of its day count. Null for others, and where business is never talked. */
  referrals: z.int().nullable(),
  /** As adopted for this meeting, else for the latest earlier one of its kind; empty: none was. */
  agenda: z.array(z.object({ title: z.string(), minutes: z.int() })),
  /** The meeting for which the agenda was adopted. */
  agendaOf: z.object({ meetingId: MeetingId, date: Day }).nullable(),
  /**
   * `item`: which one of the agenda is the round. For hosts: `openedBy`, the member who opened the round of this meeting, and
   * `lastOpenedBy`, the one who opened that of the latest earlier meeting; null for others.
   */
  round: z.object({
    item: z.int().nullable(),
    openedBy: PersonId.nullable(),
    lastOpenedBy: z.object({ personId: PersonId, name: z.string().nullable() }).nullable(),
  }),
  /** What the people of the list seek on its day; nothing where business is kept out of meetings. */
  needs: z.array(z.object({ personId: PersonId, text: z.string() })),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/** What was recorded of one person at one meeting, in the order of recording: who said what, and why. */
export const AttendanceHistoryAnswer = z.object({
  personId: PersonId,
  events: z.array(
    z.object({
      id: z.uuid(),
      type: z.enum(eventTypes.attendance),
      recordedAt: Instant,
      by: z.object({ personId: PersonId, name: z.string().nullable() }).nullable(),
      status: AttendanceStatus,
      /** Recorded while the meeting was held: arrived or corrected after the closing. */
      afterClosing: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
});
export type AttendanceHistoryAnswer = z.infer<typeof AttendanceHistoryAnswer>;

/** People who came and are no members today, offered when a visitor comes back: the latest visit first. For hosts. */
export const VisitorsAnswer = z.object({
  visitors: z.array(
    z.object({
      personId: PersonId,
      ref: z.string(),
      name: z.string().nullable(),
      sector: z.string().nullable(),
      lastSeenOn: Day,
      invitedBy: PersonId.nullable(),
    }),
  ),
});
export type VisitorsAnswer = z.infer<typeof VisitorsAnswer>;

/** A person seen in the network, for example a visitor. */
export const PutPersonBody = z.strictObject({
  name: Name,
  email: Email.nullish(),
  phone: Phone.nullish(),
  company: Company.nullish(),
  sector: Sector.nullish(),
});
export type PutPersonBody = z.infer<typeof PutPersonBody>;

/** The day's meeting of a network and the people in its room; `next` is planned for today or later. Null where there is none. */
export const TodayAnswer = z.object({
  today: Day,
  meeting: z
    .object({
      meetingId: MeetingId,
      ref: z.string(),
      date: Day,
      startTime: TimeOfDay,
      kind: MeetingKind,
      /** From its start to its end, or to three hours after the start. */
      hours: z.object({ from: Instant, until: Instant }),
    })
    .nullable(),
  inTheRoom: z.array(PersonId),
  next: z
    .object({
      meetingId: MeetingId,
      date: Day,
      startTime: TimeOfDay,
      kind: MeetingKind,
      place: z.string().nullable(),
    })
    .nullable(),
});
export type TodayAnswer = z.infer<typeof TodayAnswer>;
