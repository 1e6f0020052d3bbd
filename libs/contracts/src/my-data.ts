import { z } from 'zod';
import { MailsOfAccount } from './account/mails';
import { ReferralAnswer } from './referrals';
import { SessionsAnswer, SignInsAnswer } from './sign-in';
import { MeetingId, NeedId, NetworkId, OneToOneId, PersonId, ReferralId, ThanksId } from './values/ids';
import {
  ActingRole,
  AttendanceStatus,
  Coming,
  Day,
  LeftBecause,
  MeetingKind,
  MeetingStatus,
} from './values/values';

const who = z.object({ personId: PersonId, name: z.string().nullable() });

const OwnOneToOne = z.object({ oneToOneId: OneToOneId, on: Day, with: who, withdrawn: z.boolean() });

/** The caller's own one-to-ones, in the order of recording. */
export const OneToOnesAnswer = z.object({ oneToOnes: z.array(OwnOneToOne) });
export type OneToOnesAnswer = z.infer<typeof OneToOnesAnswer>;

/** What is kept of the caller in one network; amounts in cents. */
export const MyNetworkData = z.object({
  networkId: NetworkId,
  ref: z.string(),
  name: z.string().nullable(),
  currency: z.string(),
  decimals: z.int(),
  personId: PersonId,
  role: ActingRole,
  /** Whether they are a member today; a member's values cannot be erased. */
  isMember: z.boolean(),
  /**
   * Every personal value that the vault has of them, by field: `name`, `company`, `sector`, `phone`, `email`, `ref`; `guestEmail`: as the
   * participant who brought them announced it; `followUp`: no, where they wish not to be followed up; `presentation` and
   * `goodContact`: what they say of themselves; `phoneShown`: yes, where others see the telephone.
   */
  values: z.record(z.string(), z.string()),
  memberships: z.array(
    z.object({ joinedOn: Day.nullable(), leftOn: Day.nullable(), because: LeftBecause.nullable() }),
  ),
  attendance: z.array(
    z.object({
      meetingId: MeetingId,
      on: Day,
      kind: MeetingKind,
      meeting: MeetingStatus,
      status: AttendanceStatus,
      substituteFor: who.nullable(),
      invitedBy: who.nullable(),
      firstTime: z.boolean().nullable(),
      welcomedBy: who.nullable(),
      /** Whether the round began with them. */
      openedRound: z.boolean(),
      /** Why hosts corrected it. */
      reasons: z.array(z.string()),
    }),
  ),
  /** What was announced before meetings of the last twelve months: by the person, or about them as a guest or substitute. */
  announcements: z.array(
    z.object({
      meetingId: MeetingId,
      on: Day,
      coming: Coming,
      substituteFor: who.nullable(),
      invitedBy: who.nullable(),
      substitute: who.nullable(),
      guests: z.array(who),
    }),
  ),
  referrals: z.array(ReferralAnswer),
  thanks: z.array(
    z.object({
      thanksId: ThanksId,
      on: Day,
      from: who,
      to: who,
      referralId: ReferralId.nullable(),
      amountInCents: z.int().nullable(),
      withdrawn: z.boolean(),
    }),
  ),
  /** What they said that they seek; `text` null: taken back, or no longer kept. */
  needs: z.array(
    z.object({
      needId: NeedId,
      on: Day,
      until: Day,
      text: z.string().nullable(),
      withdrawn: z.boolean(),
    }),
  ),
  /** The days on which a host noted a call to them. */
  calls: z.array(z.object({ calledOn: Day })),
  oneToOnes: z.array(OwnOneToOne),
});
export type MyNetworkData = z.infer<typeof MyNetworkData>;

/** Everything that is kept of the caller, oldest first; `account` is null for a token. */
export const MyDataAnswer = z.object({
  madeAt: z.iso.datetime(),
  account: z
    .object({
      /** Null: the account was made by an operator's link. */
      address: z.string().nullable(),
      devices: SessionsAnswer.shape.sessions,
      signIns: SignInsAnswer.shape.signIns,
      mails: MailsOfAccount,
    })
    .nullable(),
  networks: z.array(MyNetworkData),
});
export type MyDataAnswer = z.infer<typeof MyDataAnswer>;
