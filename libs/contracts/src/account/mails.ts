import { z } from 'zod';
import { Instant, Language } from '../values/values';

/** Which mails a person wants: none, the weekly one, or beside it one for what they receive. */
const MailChoice = z.enum(['none', 'weekly', 'at-once']);

/** `address` null: the account has none that was verified; `areSent` false: this installation has no mail server. */
export const MyMailsAnswer = z.object({
  choice: MailChoice,
  address: z.string().nullable(),
  areSent: z.boolean(),
});
export type MyMailsAnswer = z.infer<typeof MyMailsAnswer>;

/** The mails are in this language from now on. */
export const ChooseMailsBody = z.strictObject({ choice: MailChoice, language: Language });
export type ChooseMailsBody = z.infer<typeof ChooseMailsBody>;

/** What is kept of an account about mails; `language` null: that of the network. */
export const MailsOfAccount = z.object({
  choice: MailChoice,
  language: Language.nullable(),
  lastWeeklyAt: Instant.nullable(),
});
export type MailsOfAccount = z.infer<typeof MailsOfAccount>;
