import { z } from 'zod';
import { BusinessTalk, Membership } from './charter';
import { Action } from './rights';
import { NeedId, NetworkId, PersonId, ReferralId } from './values/ids';
import { ActingRole, Currency, Day, Language, LeftBecause, Role } from './values/values';

export const MeAnswer = z.object({
  name: z.string().nullable(),
  /** The verified address of who is signed in. */
  address: z.string().nullable(),
  /** The last speaker of this account, on any device; null for a token. */
  lastPersonId: PersonId.nullable(),
  /** One entry per person; without those who declined the network. */
  networks: z.array(
    z.object({
      id: NetworkId,
      ref: z.string(),
      name: z.string(),
      role: ActingRole,
      /** What the role allows about anyone; the person's own things are allowed in addition. */
      may: z.array(Action),
      personId: PersonId,
      /** The caller's name there, of each of their persons. */
      personName: z.string().nullable(),
      /** False: others brought the person in, and they have not answered yet; of a token always true. */
      accepted: z.boolean(),
      /** The day on which the latest membership began; of a person who was never a member, on which they were registered. */
      since: Day.nullable(),
      language: Language,
      currency: Currency,
      /** Decimals of the currency: amounts are whole minor units, and 10 ** decimals of them make one. */
      decimals: z.int(),
      timezone: z.string(),
      /** Of the charter in force today: where it is `never`, meetings come first. */
      businessTalk: BusinessTalk,
      /** Of the same charter. */
      membership: Membership,
    }),
  ),
});
export type MeAnswer = z.infer<typeof MeAnswer>;

export const MembersAnswer = z.object({
  members: z.array(
    z.object({
      personId: PersonId,
      ref: z.string(),
      name: z.string().nullable(),
      sector: z.string().nullable(),
      company: z.string().nullable(),
      /** In the person's own words; null where they said nothing, for who is no participant today, and for others in networks of purpose support. */
      presentation: z.string().nullable(),
      goodContact: z.string().nullable(),
      /** Of participants who show it, and one's own. */
      phone: z.string().nullable(),
      tel: z.string().nullable(),
      /** Whether others see it; null for all but oneself. */
      phoneShown: z.boolean().nullable(),
      role: Role,
      /** The role gives no rights, until this instant or (null) until it is confirmed; null where it does, and for all but organisers. */
      suspended: z.object({ until: z.iso.datetime().nullable(), mayConfirm: z.boolean() }).nullable(),
      /** Then only the person corrects the address; null for all but organisers. */
      hasSignedIn: z.boolean().nullable(),
      joinedOn: Day.nullable(),
      leftOn: Day.nullable(),
      /** What participants say that they seek today, the latest first; nothing where business is never talked. */
      needs: z.array(z.object({ needId: NeedId, text: z.string(), until: Day })),
      given: z.int().nullable(),
      received: z.int().nullable(),
      balance: z.int().nullable(),
    }),
  ),
});
export type MembersAnswer = z.infer<typeof MembersAnswer>;

/**
 * Everyone that a network knows and has not erased. `isInvited`: they have an address, have never signed in, were never in the room and
 * did not leave; `address`: theirs, and that of people without a name. `leftOn`: of the latest membership that is over; `leftBecause`:
 * of the latest one that is over or will be; `lastSeenOn`: when they were last in the room; `looksLike`: others with the same name,
 * address or telephone.
 */
export const PeopleAnswer = z.object({
  people: z.array(
    z.object({
      personId: PersonId,
      name: z.string().nullable(),
      address: z.string().nullable(),
      isMember: z.boolean(),
      isInvited: z.boolean(),
      leftOn: Day.nullable(),
      leftBecause: LeftBecause.nullable(),
      looksLike: z.array(PersonId).readonly(),
      lastSeenOn: Day.nullable(),
    }),
  ),
});
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

export const AnswerMembershipBody = z.strictObject({ accepted: z.boolean() });
export type AnswerMembershipBody = z.infer<typeof AnswerMembershipBody>;

/** The answer of every command; a later read sends `position` as `Relais-After`. */
export const Recorded = z.object({ id: z.uuid(), position: z.string() });
export type Recorded = z.infer<typeof Recorded>;

/** The refs of a new person and of a known person, or named before in the same list or folder, whose name, address or telephone is the same. */
export const PossibleDuplicate = z.object({ ref: z.string(), like: z.string() });
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>;

/** `possibleDuplicates`: those that the caller may see. */
export const RegisteredAnswer = Recorded.extend({ possibleDuplicates: z.array(PossibleDuplicate) });
export type RegisteredAnswer = z.infer<typeof RegisteredAnswer>;

/** RFC 9457. `code` is stable; `title` and `detail` are for people. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

/**
 * What each of the caller's persons gave and received in a network that they accepted, and their time in meetings with a known end,
 * within the last 12 months.
 */
export const MyNetworksAnswer = z.object({
  networks: z.array(
    z.object({
      networkId: NetworkId,
      personId: PersonId,
      given: z.int(),
      received: z.int(),
      broughtIn: z.int(),
      earned: z.int(),
      meetings: z.int(),
      timedMeetings: z.int(),
      minutes: z.int(),
    }),
  ),
});
export type MyNetworksAnswer = z.infer<typeof MyNetworksAnswer>;

/**
 * What waits for each of the caller's persons in a network that they accepted: the referrals passed to them within the last 30 days
 * that were not withdrawn, the newest first, 1,000 at most; and the number of requests to join, null for people who do not decide them.
 * Only the caller's device knows what was seen.
 */
export const NewsAnswer = z.object({
  networks: z.array(
    z.object({
      networkId: NetworkId,
      personId: PersonId,
      received: z.array(ReferralId),
      joinRequests: z.int().nonnegative().nullable(),
    }),
  ),
});
export type NewsAnswer = z.infer<typeof NewsAnswer>;
