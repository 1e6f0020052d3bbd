import { z } from 'zod';
import { Charter } from './charter';
import { MeetingId, PersonId } from './ids';
import { Day, MeetingKind } from './values';

export const Verdict = z.enum([
  'too-early',
  'paused',
  'not-enough-data',
  'alive',
  'closed-club',
  'revolving-door',
  'dormant',
]);
export type Verdict = z.infer<typeof Verdict>;
export const Note = z.enum([
  'closing-in',
  'core-thinning',
  'core-lost',
  'newcomers-do-not-return',
  'shrinking',
  'too-large',
  'very-small',
]);
export type Note = z.infer<typeof Note>;

const share = z.number().nullable();
const count = z.int();

export const CountedMeeting = z.object({
  meetingId: MeetingId,
  ref: z.string(),
  date: Day,
  kind: MeetingKind,
  attendance: count,
  room: count,
  new: count,
  returning: count,
  recent: count,
  core: count,
  occasional: count,
  substitute: count,
  sizeBand: z.enum(['exchange', 'information']),
});

export const Exchange = z.object({
  referrals: count,
  perAttendance: share,
  members: count,
  reciprocity: share,
  density: share,
  coverage: share,
  giniGiven: share,
  giniReceived: share,
  halfGivenBy: count.nullable(),
  giantShare: share,
  neither: z.array(PersonId).nullable(),
});
export type Exchange = z.infer<typeof Exchange>;

/** The figures of DOMAIN.md, "Liveliness: exact definition". Shares are fractions; `null`: unknown. */
export const LivelinessAnswer = z.object({
  asOf: Day,
  charter: Charter,
  verdict: Verdict,
  notes: z.array(Note),
  coreShare: share,
  coreKept: share,
  coreStability: share,
  newFaceMeetings: share,
  renewal: share,
  streak: count.nullable(),
  newcomerReturn: share,
  newcomers: count.nullable(),
  visitorConversion: share,
  visitors: count.nullable(),
  meanRoom: share,
  core: z.array(
    z.object({
      personId: PersonId.nullable(),
      ref: z.string().nullable(),
      name: z.string().nullable(),
      since: Day,
    }),
  ),
  meetings: z.array(CountedMeeting),
  exchange: Exchange.nullable(),
  completeness: z.object({ meetingsClosed: share, loggedWithin7Days: share }),
  otherMeetings: z.array(
    CountedMeeting.pick({ meetingId: true, ref: true, date: true, kind: true, attendance: true, room: true }),
  ),
});
export type LivelinessAnswer = z.infer<typeof LivelinessAnswer>;
