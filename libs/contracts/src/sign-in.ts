import { z } from 'zod';
import { longest } from './limits';
import { cleanName, signInCode } from './text';
import { NetworkId, PersonId, SessionId } from './values/ids';
import { Email, Language } from './values/values';

/** Asks for a mail with a code, in this language. */
export const AskForCodeBody = z.strictObject({ address: Email, language: Language });
export type AskForCodeBody = z.infer<typeof AskForCodeBody>;

/** Six digits, however they were typed or pasted: spaces and dashes do not matter. */
export const SignInCode = z
  .string()
  .max(longest.code)
  .transform((typed) => cleanName(typed).replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(signInCode, 'must be six digits'));

/** The code that went to the address which is to be the account's from now on; the old one gets a mail in this language. */
export const ChangeAddressBody = z.strictObject({ code: SignInCode, language: Language.optional() });
export type ChangeAddressBody = z.infer<typeof ChangeAddressBody>;

/** A code of a mail, or the secret of a link; mails are in this language from now on. */
export const SignInBody = z.union([
  z.strictObject({ code: SignInCode, language: Language.optional() }),
  z.strictObject({ token: z.string().min(1).max(200), language: Language.optional() }),
]);
export type SignInBody = z.infer<typeof SignInBody>;

export const LookAtLinkBody = z.strictObject({ token: z.string().min(1).max(200) });
export type LookAtLinkBody = z.infer<typeof LookAtLinkBody>;

/**
 * `usable`: whether the link still signs in, in this browser. `names`: the person that an operator's link signs in, and the network;
 * pushing its button accepts that network. Null for any other link.
 */
export const LinkAnswer = z.object({
  usable: z.boolean(),
  names: z
    .object({
      networkId: NetworkId,
      personId: PersonId,
      network: z.string().nullable(),
      person: z.string().nullable(),
    })
    .nullable(),
});
export type LinkAnswer = z.infer<typeof LinkAnswer>;

/** Paths of links: browsers do not send the part behind the `#`, so no log on the way has the secret. */
export const linkPath = (secret: string): string => `/sign-in/link#${secret}`;

/** The sign-in methods: `openId` names a provider, null: none; `outbox`: mails stay in the outbox of this machine. */
export const SignInMethodsAnswer = z.object({ openId: z.string().nullable(), outbox: z.boolean() });
export type SignInMethodsAnswer = z.infer<typeof SignInMethodsAnswer>;

const device = { browser: z.string().nullable(), system: z.string().nullable() };

/** One's devices, this one first, then the last used; `lastUsedAt` to the hour. */
export const SessionsAnswer = z.object({
  sessions: z.array(
    z.object({
      sessionId: SessionId,
      ...device,
      createdAt: z.iso.datetime(),
      lastUsedAt: z.iso.datetime(),
      isThis: z.boolean(),
    }),
  ),
});
export type SessionsAnswer = z.infer<typeof SessionsAnswer>;

/** One's sign-ins of the last six months, the newest first. */
export const SignInsAnswer = z.object({
  signIns: z.array(
    z.object({
      at: z.iso.datetime(),
      how: z.enum(['code', 'link', 'operator-link', 'openid']),
      ...device,
    }),
  ),
});
export type SignInsAnswer = z.infer<typeof SignInsAnswer>;
