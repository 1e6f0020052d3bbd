import type {
  AttendanceStatus,
  Day,
  Instant,
  MeetingId,
  MeetingKind,
  MeetingStatus,
  PersonId,
} from '@relais/contracts';
import type { CharterVersion, Membership } from '@relais/networks/rules';

type Attendance = Readonly<{
  personId: PersonId;
  status: AttendanceStatus;
  firstTime: boolean | null;
}>;

export type Meeting = Readonly<{
  meetingId: MeetingId;
  ref: string;
  date: Day;
  startTime: string;
  kind: MeetingKind;
  status: MeetingStatus;
  /** Guests without a name. */
  unnamed: number;
  attendance: readonly Attendance[];
}>;

/** A referral that counts (DOMAIN.md, "It counts"), on the day on which it counts. */
export type CountedReferral = Readonly<{
  giverId: PersonId;
  receiverId: PersonId;
  on: Day;
  recordedAt: Instant;
  imported: boolean;
}>;

/** A referral or lead that was entered in Relais (not imported), and the day on which it was recorded. */
type LoggedReferral = CountedReferral & Readonly<{ recordedOn: Day }>;

/** Everything that liveliness is computed from; in any order; events after the asked day are left out by the computation. */
export type NetworkEvents = Readonly<{
  charters: readonly CharterVersion[];
  memberships: readonly Membership[];
  meetings: readonly Meeting[];
  referrals: readonly CountedReferral[];
  logged: readonly LoggedReferral[];
  /** Persons whose key was destroyed: counted as before, listed nowhere. */
  erased: ReadonlySet<PersonId>;
}>;
