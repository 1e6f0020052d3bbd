import type { ExchangeRows, LivelinessAnswer, LivelinessRows, PersonId } from '@relais/contracts';
import type { CountedReferral, Meeting } from './events';
import type { Gathering } from './gatherings';
import type { Share } from './shares';

/** The rows that a share counts: those of its numerator and of its denominator. */
export type Rows<Part, Whole = Part> = Readonly<{ part: readonly Part[]; whole: readonly Whole[] }>;

type WithPerson = Readonly<{ personId: PersonId }>;
export type PersonRow = LivelinessRows['coreKept']['part'][number];
export type AttendanceRow = LivelinessRows['renewal']['part'][number];
export type MeetingRow = LivelinessRows['newFaceMeetings']['part'][number];
type ReferralRow = ExchangeRows['perAttendance']['part'][number];

const by =
  <T>(key: (row: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : 1;

export const personRows = (people: Iterable<WithPerson>): PersonRow[] =>
  Array.from(people, ({ personId }) => ({ personId }));

/** A row per person at one meeting. */
export const attendanceRows = (
  { meeting: { meetingId } }: Gathering,
  people: Iterable<WithPerson>,
): AttendanceRow[] => Array.from(people, ({ personId }) => ({ personId, meetingId }));

/** A row for everybody in the room, guests without a name among them. */
export const roomRows = (gathering: Gathering): LivelinessRows['meanRoom']['part'] => [
  ...attendanceRows(gathering, [...gathering.attending, ...gathering.substitutes]),
  ...Array.from({ length: gathering.meeting.unnamed }, () => ({
    personId: null,
    meetingId: gathering.meeting.meetingId,
  })),
];

/** By day. */
export const meetingRows = (meetings: readonly Meeting[]): MeetingRow[] =>
  meetings
    .map(({ meetingId, date, kind, status }) => ({ meetingId, date, kind, status }))
    .sort(by(({ date, meetingId }) => date + meetingId));

/** By day, then giver, receiver and recording. */
export const referralRows = (referrals: readonly CountedReferral[]): ReferralRow[] =>
  referrals
    .map(({ giverId, receiverId, on, recordedAt, imported }) => ({
      giverId,
      receiverId,
      on,
      recordedAt,
      imported,
    }))
    .sort(
      by(({ on, giverId, receiverId, recordedAt, imported }) =>
        [on, giverId, receiverId, recordedAt, imported].join(),
      ),
    );

/** A count is the number of its rows. */
export const countOf = ({ part, whole }: Rows<unknown>): Share => ({
  part: part.length,
  whole: whole.length,
});

export const countsOf = (rows: LivelinessRows & ExchangeRows): LivelinessAnswer['counts'] =>
  Object.fromEntries(
    Object.entries(rows).map(([figure, both]) => [figure, countOf(both)]),
  ) as LivelinessAnswer['counts'];
