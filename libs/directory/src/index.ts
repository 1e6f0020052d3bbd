export { AuditJournal } from './audit-journal';
export { LookAlikes, duplicateOf } from './look-alikes';
export { OpenDecisions } from './open-decisions';
export { MeetingQueries } from './meeting-queries';
export { MyNetworks } from './my-networks';
export { meetingTitle } from './calendar/meeting-title';
export { MyCalendar } from './calendar/my-calendar';
export { MyData } from './my-data';
export { NetworkQueries } from './network-queries';
