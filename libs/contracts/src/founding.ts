import { z } from 'zod';
import { BusinessTalk } from './charter';
import { PossibleDuplicate } from './networks';
import { PersonId } from './values/ids';
import {
  Currency,
  Day,
  Email,
  Language,
  LeftBecause,
  MeetingKind,
  Name,
  Place,
  Purpose,
  Role,
  TimeOfDay,
  TimeZone,
} from './values/values';

/** What the founder says of a network; `controller` is responsible for personal data and is reached at `contact`. */
export const FoundNetworkBody = z.strictObject({
  name: Name,
  founder: Name,
  purpose: Purpose,
  /** Missing: as is usual for the purpose. */
  businessTalk: BusinessTalk.optional(),
  language: Language,
  timezone: TimeZone,
  currency: Currency,
  controller: Name,
  contact: Email,
  firstMeeting: z
    .strictObject({ date: Day, startTime: TimeOfDay, kind: MeetingKind, place: Place.optional() })
    .optional(),
});
export type FoundNetworkBody = z.infer<typeof FoundNetworkBody>;

/**
 * One person per line: `Ada Novak <ada@example.org>` or the address alone; commas and semicolons separate too. `holdLookAlikes`: new people who
 * look like a known person are not invited yet, and listed.
 */
export const InviteBody = z.strictObject({
  people: z.string().max(30_000),
  asMembers: z.boolean(),
  holdLookAlikes: z.boolean().default(false),
});
export type InviteBody = z.infer<typeof InviteBody>;

/** `known`: the network knew the address already, and nothing was done. */
const InvitationState = z.enum(['invited', 'admitted', 'known']);
export const InviteAnswer = z.object({
  id: z.uuid(),
  position: z.string(),
  people: z.array(
    z.object({
      personId: PersonId,
      name: z.string().nullable(),
      address: z.string(),
      state: InvitationState,
    }),
  ),
  /** The people who were invited. */
  possibleDuplicates: z.array(PossibleDuplicate),
  /** The people who are not recorded yet, because they look like a known person. */
  held: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      known: z.array(
        z.object({
          personId: PersonId,
          ref: z.string(),
          name: z.string().nullable(),
          sector: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type InviteAnswer = z.infer<typeof InviteAnswer>;

export const EndMembershipBody = z.strictObject({
  leftOn: Day.optional(),
  because: LeftBecause.default('left'),
});
export type EndMembershipBody = z.infer<typeof EndMembershipBody>;

/**
 * Corrects the membership that is recorded as beginning on `previousJoinedOn`; `leftOn` null: the person did not leave. Without
 * `because` the reason of leaving stays.
 */
export const CorrectMembershipBody = z.strictObject({
  previousJoinedOn: Day.nullable(),
  joinedOn: Day.nullable(),
  leftOn: Day.nullable(),
  because: LeftBecause.optional(),
});
export type CorrectMembershipBody = z.infer<typeof CorrectMembershipBody>;

export const PutRoleBody = z.strictObject({ role: Role });
export type PutRoleBody = z.infer<typeof PutRoleBody>;
