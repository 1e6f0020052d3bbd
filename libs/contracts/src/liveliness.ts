import { z } from 'zod';
import { CareNotes, Contacts } from './care';
import { Charter } from './charter';
import { ExchangeRows, LivelinessRows } from './liveliness-rows';
import { MeetingId, PersonId } from './values/ids';
import { Day, MeetingKind } from './values/values';

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

const CountedMeeting = z.object({
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

const Figures = z.object({
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
});

/** Counts before percentages: `part` of `whole`, with a Wilson interval at 90 % (fractions). */
const SharedEvidence = z
  .object({ part: z.number(), whole: count, low: z.number(), high: z.number() })
  .nullable();

/** Lengths are counted meetings, `rhythm` days. */
const Parameters = z.object({
  rhythm: z.number().nullable(),
  regularKinds: z.array(MeetingKind).readonly(),
  window: count,
  coreMinimum: count,
  returnWithin: count,
  coreShare: z.number(),
  comfortSize: count,
});

/** The figures of DOMAIN.md, "Liveliness: exact definition". Shares are fractions; `null`: unknown. */
export const LivelinessAnswer = z.object({
  asOf: Day,
  charter: Charter,
  verdict: Verdict,
  notes: z.array(Note),
  ...Figures.shape,
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
  parameters: Parameters,
  evidence: z.object({
    coreShare: SharedEvidence,
    coreKept: SharedEvidence,
    coreStability: SharedEvidence,
    newFaceMeetings: SharedEvidence,
    renewal: SharedEvidence,
    newcomerReturn: SharedEvidence,
    visitorConversion: SharedEvidence,
  }),
  /** The number of rows behind the numerator and the denominator of each figure. */
  counts: z.record(
    z.enum([...LivelinessRows.keyof().options, ...ExchangeRows.keyof().options]),
    z.object({ part: count, whole: count }),
  ),
  /** The counted meetings that a figure is about, oldest first. */
  over: z.record(
    z.enum(['coreShare', 'newFaceMeetings', 'newcomerReturn', 'visitorConversion', 'meanRoom']),
    z.array(MeetingId),
  ),
  /** The figures one window earlier; null where the records are younger. */
  previous: Figures.nullable(),
  /** Few people gave half of many referrals. */
  concentrated: z.boolean(),
});
export type LivelinessAnswer = z.infer<typeof LivelinessAnswer>;

const named = z.object({ personId: PersonId, ref: z.string(), name: z.string().nullable() });
const people = z.array(PersonId).readonly();

/** The people behind the figures; for hosts and organisers. Lists contain no former members. */
export const LivelinessPeopleAnswer = z.object({
  asOf: Day,
  /** Everyone who is named by id below. */
  people: z.array(named),
  meetings: z.array(
    z.object({
      meetingId: MeetingId,
      new: people,
      returning: people,
      recent: people,
      core: people,
      occasional: people,
      substitute: people,
    }),
  ),
  otherMeetings: z.array(z.object({ meetingId: MeetingId, room: people })),
  rows: LivelinessRows,
  /** Pairs of giver and receiver; null for hosts, who do not see the figures of members. */
  exchangeRows: ExchangeRows.nullable(),
  lists: z.object({
    new: z
      .array(z.object({ personId: PersonId, meetingId: MeetingId, on: Day, seenAgain: z.boolean() }))
      .readonly(),
    fading: z.array(z.object({ personId: PersonId, lastSeenOn: Day.nullable() })).readonly(),
    core: z.array(z.object({ personId: PersonId, since: Day })).readonly(),
    neverReceived: z.array(z.object({ personId: PersonId, memberSince: Day.nullable() })).readonly(),
    /** Visitors to follow up; `on`: when they first came. Empty as of any day but the present one. */
    toFollowUp: z.array(z.object({ personId: PersonId, meetingId: MeetingId, on: Day })).readonly(),
  }),
  coreChanges: z.object({
    entered: z.array(z.object({ personId: PersonId, on: Day })).readonly(),
    left: z.array(z.object({ personId: PersonId, on: Day })).readonly(),
  }),
  /** For people on the lists new, fading, neverReceived and toFollowUp; empty, like the notes, as of any day but the present one. */
  contacts: Contacts,
  careNotes: CareNotes,
});
export type LivelinessPeopleAnswer = z.infer<typeof LivelinessPeopleAnswer>;
