import {
  AttendanceStatus,
  Day,
  MeetingId,
  MeetingKind,
  OneToOneId,
  PersonId,
  TimeOfDay,
} from '@relais/contracts';
import type { ShapesOf } from '@relais/event-sourcing';
import { z } from 'zod';
import type { AttendanceEvent } from './attendance.events';
import type { MeetingEvent } from './meeting.events';
import type { OneToOneEvent } from './one-to-one.events';

const meeting = { meetingId: MeetingId };
const plan = {
  date: Day,
  startTime: TimeOfDay,
  endTime: TimeOfDay.nullable(),
  kind: MeetingKind,
  placeMark: z.string().nullable(),
};
const attendance = z.strictObject({
  ...meeting,
  personId: PersonId,
  status: AttendanceStatus,
  substituteFor: PersonId.nullable(),
  invitedBy: PersonId.nullable(),
  firstTime: z.boolean().nullable(),
});

/** The shapes in which the facts of meetings, attendance and one-to-ones are stored today. */
export const meetingFacts: ShapesOf<MeetingEvent | AttendanceEvent | OneToOneEvent> = {
  MeetingScheduled: { schema: 1, data: z.strictObject({ ...meeting, ...plan, ref: z.string().nullable() }) },
  MeetingRescheduled: { schema: 1, data: z.strictObject({ ...meeting, ...plan }) },
  MeetingHeld: { schema: 1, data: z.strictObject(meeting) },
  MeetingCancelled: { schema: 1, data: z.strictObject(meeting) },
  MeetingReopened: { schema: 1, data: z.strictObject(meeting) },
  AttendanceRecorded: { schema: 1, data: attendance },
  AttendanceCorrected: { schema: 1, data: attendance },
  OneToOneHeld: {
    schema: 1,
    data: z.strictObject({
      oneToOneId: OneToOneId,
      aId: PersonId,
      bId: PersonId,
      ref: z.string().nullable(),
    }),
  },
  OneToOneWithdrawn: { schema: 1, data: z.strictObject({ oneToOneId: OneToOneId }) },
};
