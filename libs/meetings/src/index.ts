import { AdoptAgendaHandler, OpenRoundHandler } from './agenda/agenda.handlers';
import { AnnounceAttendanceHandler, AnnounceGuestHandler } from './announcements/announcement.handlers';
import { RecordAttendanceHandler, RecordSubstituteHandler } from './attendance/attendance.handlers';
import { CloseMeetingHandler, CountUnnamedGuestsHandler } from './attendance/closing.handlers';
import { StateNeedHandler, WithdrawNeedHandler } from './needs/need.handlers';
import { DecideMeetingHandler, PutMeetingHandler } from './meeting.handlers';
import { EndSeriesHandler, PutSeriesHandler } from './series/series.handlers';
import { HoldOneToOneHandler, WithdrawOneToOneHandler } from './one-to-ones/one-to-one.handlers';

export { adoptAgenda, titlesOf } from './agenda/agenda-titles';
export { agendaAndRound, roundsOpenedBy } from './agenda/agenda-and-round';
export { guestsBroughtBy, lastMeetingOf } from './minute/attended-meetings';
export {
  type Closing,
  type MinuteEntry,
  type MinutePart,
  type MinuteStart,
  isNews,
  minuteOf,
  minuteStart,
} from './minute/minute.rules';
export * from './announcements/announcement.commands';
export { announcement } from './announcements/announcement.decider';
export { type AnnouncementEvent, announcementEvents } from './announcements/announcement.events';
export { ensureSubstituteAnnounced } from './announcements/announcement.rules';
export { announcedFor, announcementsIn, type Announcements, isKeptOn } from './announcements/announced';
export * from './attendance/attendance.commands';
export {
  type AttendanceDetails,
  type AttendanceEvent,
  attendanceEvents,
  detailsOf,
} from './attendance/attendance.events';
export { attendanceUpcasters } from './attendance/attendance-upcasters';
export { attendance } from './attendance/attendance.decider';
export { ensureMembership, ensureSubstitute } from './attendance/attendance.rules';
export { representedLine } from './attendance/closing.rules';
export { CircumstancesOfMeetings } from './attendance/circumstances-of-meetings';
export { ensureLength, hasBegun, isOnTheDay, onTheDay } from './meeting-times.rules';
export * from './visit.rules';
export * from './meeting.commands';
export {
  type Agenda,
  type MeetingEvent,
  type MeetingPlan,
  MeetingScheduled,
  meetingEvents,
} from './meeting.events';
export { meetingUpcasters } from './meeting-upcasters';
export * from './series/series.commands';
export { type SeriesEvent, type SeriesPlan, SeriesPlanned, seriesEvents } from './series/series.events';
export { isSamePlan, series } from './series/series.decider';
export { earlierOf } from './series/recurrence.rules';
export { type Instead, SeriesMeetings, meetingOfSeries } from './series/series-meetings';
export { CreateMeetingsAhead } from './series/create-meetings-ahead.policy';
export { seriesIn } from './series/series-in';
export { monthlyInOrder, putSeries } from './series/put-series';
export { meeting } from './meeting.decider';
export { type ScheduledMeeting, hasPlanOfSeries } from './meeting.rules';
export type { Series } from './series/series.rules';
export * from './meeting.read-model';
export { timeSpent } from './time-spent';
export { putMeeting } from './put-meeting';
export { attendancesIn, attendancesOf, oneLineAmong, oneLineOfEach } from './attendance/attendances';
export { meetingRelations } from './relations';
export * from './needs/need.commands';
export { need } from './needs/need.decider';
export { type NeedEvent, NeedStated, needEvents } from './needs/need.events';
export { ensureUntil } from './needs/need.rules';
export { type Need, destroyOldNeeds, needsOf, needsOn } from './needs/needs';
export * from './one-to-ones/one-to-one.commands';
export { type OneToOneEvent, OneToOneHeld, oneToOneEvents } from './one-to-ones/one-to-one.events';
export { oneToOne } from './one-to-ones/one-to-one.decider';
export { ensureTwo } from './one-to-ones/one-to-one.rules';
export const meetingHandlers = [
  PutMeetingHandler,
  DecideMeetingHandler,
  PutSeriesHandler,
  EndSeriesHandler,
  AnnounceAttendanceHandler,
  AnnounceGuestHandler,
  CountUnnamedGuestsHandler,
  CloseMeetingHandler,
  AdoptAgendaHandler,
  OpenRoundHandler,
  RecordAttendanceHandler,
  RecordSubstituteHandler,
  StateNeedHandler,
  WithdrawNeedHandler,
  HoldOneToOneHandler,
  WithdrawOneToOneHandler,
];
export { meetingsFrom } from './meetings-from';
export { meetingsBetween, scheduledMeetings, shownMeetings } from './meetings-between';
export { lastSeen, latestVisits } from './attendance/latest-visits';
export { maySeeDetails, maySeeLine } from './attendance/list.rules';
