import { z } from 'zod';
import { longest } from './limits';
import { PersonId, TokenId } from './values/ids';
import { Day, Role, line } from './values/values';

/** `expiresOn`: the last day on which it is valid; default: a year from now. */
export const PutTokenBody = z.strictObject({
  name: line(longest.tokenName),
  role: Role,
  expiresOn: Day.optional(),
});
export type PutTokenBody = z.infer<typeof PutTokenBody>;

/** Only this answer shows the token itself. */
export const TokenAnswer = z.object({ tokenId: TokenId, token: z.string(), expiresOn: Day });
export type TokenAnswer = z.infer<typeof TokenAnswer>;

export const TokensAnswer = z.object({
  tokens: z.array(
    z.object({
      tokenId: TokenId,
      name: z.string(),
      role: Role,
      personId: PersonId,
      personName: z.string().nullable(),
      madeOn: Day,
      expiresOn: Day,
      isExpired: z.boolean(),
      lastUsedOn: Day.nullable(),
    }),
  ),
});
export type TokensAnswer = z.infer<typeof TokensAnswer>;
