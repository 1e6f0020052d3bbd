import { z } from 'zod';
import { longest } from './limits';
import { PersonId, TokenId } from './values/ids';
import { Day, Role, line } from './values/values';

/** `expiresOn`: the last day on which it is good; a year from now unless said. */
export const PutTokenBody = z.strictObject({
  name: line(longest.tokenName),
  role: Role,
  expiresOn: Day.optional(),
});
export type PutTokenBody = z.infer<typeof PutTokenBody>;

/** The token itself is shown in this answer alone. */
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
