import { z } from 'zod';
import { MeetingId, NetworkId, PersonId } from './values/ids';
import {
  AttendanceStatus,
  Company,
  Day,
  Email,
  MeetingKind,
  MeetingStatus,
  Name,
  Phone,
  Place,
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

export const PutAttendanceBody = z.strictObject({
  status: AttendanceStatus,
  substituteFor: PersonId.nullish(),
  invitedBy: PersonId.nullish(),
  firstTime: z.boolean().nullish(),
});
export type PutAttendanceBody = z.infer<typeof PutAttendanceBody>;

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
    .object({ meetingId: MeetingId, ref: z.string(), date: Day, startTime: TimeOfDay, kind: MeetingKind })
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
