import { RecordAttendanceHandler } from './attendance.handlers';
import { PutMeetingHandler } from './meeting.handlers';
import { HoldOneToOneHandler, WithdrawOneToOneHandler } from './one-to-ones/one-to-one.handlers';

export * from './attendance.commands';
export { type AttendanceDetails, type AttendanceEvent, attendanceEvents } from './attendance.events';
export { attendance } from './attendance.decider';
export { ensureSubstitute } from './attendance.rules';
export * from './meeting.commands';
export { type MeetingEvent, type MeetingPlan, MeetingScheduled, meetingEvents } from './meeting.events';
export { meeting } from './meeting.decider';
export * from './meeting.read-model';
export { timeSpent } from './time-spent';
export { lastSeen } from './last-seen';
export { putMeeting } from './put-meeting';
export { attendancesIn } from './attendances';
export { meetingRelations } from './relations';
export * from './one-to-ones/one-to-one.commands';
export { type OneToOneEvent, OneToOneHeld, oneToOneEvents } from './one-to-ones/one-to-one.events';
export { oneToOne } from './one-to-ones/one-to-one.decider';
export { ensureTwo } from './one-to-ones/one-to-one.rules';
export const meetingHandlers = [
  PutMeetingHandler,
  RecordAttendanceHandler,
  HoldOneToOneHandler,
  WithdrawOneToOneHandler,
];
export { meetingsFrom } from './meetings-from';
