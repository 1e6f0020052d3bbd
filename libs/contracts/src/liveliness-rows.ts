import { z } from 'zod';
import { MeetingId, PersonId } from './values/ids';
import { Day, Instant, MeetingKind, MeetingStatus } from './values/values';

const personRow = z.object({ personId: PersonId });
const attendanceRow = z.object({ personId: PersonId, meetingId: MeetingId });
/** `personId` null: a guest without a name. */
const roomRow = z.object({ personId: PersonId.nullable(), meetingId: MeetingId });
const meetingRow = z.object({ meetingId: MeetingId, date: Day, kind: MeetingKind, status: MeetingStatus });
const pairRow = z.object({ giverId: PersonId, receiverId: PersonId });
/** `recordedAt`: by the giver, or when it was imported. */
const referralRow = pairRow.extend({ on: Day, recordedAt: Instant, imported: z.boolean() });
const rowsOf = <Part extends z.ZodType, Whole extends z.ZodType>(part: Part, whole: Whole) =>
  z.object({ part: z.array(part).readonly(), whole: z.array(whole).readonly() });

/**
 * The rows behind each figure: of its numerator and of its denominator; none where it is unknown. An attendance
 * of `newcomerReturn` and `visitorConversion` is the first one of that person.
 */
export const LivelinessRows = z.object({
  coreShare: rowsOf(attendanceRow, attendanceRow),
  coreKept: rowsOf(personRow, personRow),
  coreStability: rowsOf(personRow, personRow),
  newFaceMeetings: rowsOf(meetingRow, meetingRow),
  renewal: rowsOf(attendanceRow, attendanceRow),
  newcomerReturn: rowsOf(attendanceRow, attendanceRow),
  visitorConversion: rowsOf(attendanceRow, attendanceRow),
  meanRoom: rowsOf(roomRow, meetingRow),
  meetingsClosed: rowsOf(meetingRow, meetingRow),
});
export type LivelinessRows = z.infer<typeof LivelinessRows>;

/** The rows behind what was exchanged. A pair gave and received at least one referral in the window. */
export const ExchangeRows = z.object({
  perAttendance: rowsOf(referralRow, attendanceRow),
  coverage: rowsOf(personRow, personRow),
  halfGivenBy: rowsOf(personRow, personRow),
  reciprocity: rowsOf(pairRow, pairRow),
  loggedWithin7Days: rowsOf(referralRow, referralRow),
});
export type ExchangeRows = z.infer<typeof ExchangeRows>;
