import { z } from 'zod';
import { JoinRequestId } from './values/ids';
import { Day, Email, Name } from './values/values';

/** The secret behind the # of the address in a QR code. */
const JoinSecret = z.string().regex(/^[\w-]{43}$/, 'must be the secret of a link');

/** The link by which visitors ask to come into a network; null: there is none, or it is over. */
export const JoinLinkAnswer = z.object({
  link: z.object({ secret: z.string(), expiresOn: Day }).nullable(),
});
export type JoinLinkAnswer = z.infer<typeof JoinLinkAnswer>;

export const LookAtJoiningBody = z.strictObject({ secret: JoinSecret });
export type LookAtJoiningBody = z.infer<typeof LookAtJoiningBody>;

export const AskToJoinBody = z.strictObject({ secret: JoinSecret, name: Name, address: Email });
export type AskToJoinBody = z.infer<typeof AskToJoinBody>;

/** Requests that were neither admitted nor dropped, the newest first. */
export const JoinRequestsAnswer = z.object({
  requests: z.array(
    z.object({ requestId: JoinRequestId, name: z.string(), address: z.string(), askedOn: Day }),
  ),
});
export type JoinRequestsAnswer = z.infer<typeof JoinRequestsAnswer>;

/**
 * `asMember`: a member from today; otherwise the person is only registered. `holdLookAlikes`: as for an invitation; the request stays
 * then.
 */
export const AdmitBody = z.strictObject({
  asMember: z.boolean(),
  holdLookAlikes: z.boolean().default(false),
});
export type AdmitBody = z.infer<typeof AdmitBody>;
