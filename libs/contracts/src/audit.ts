import { z } from 'zod';
import { PersonId } from './values/ids';
import { Role } from './values/values';

/** The kinds of entries of the journal that organisers read. */
export const AuditedWhat = z.enum([
  'role-granted',
  'role-revoked',
  'role-suspended',
  'role-confirmed',
  'address-corrected',
  'membership-corrected',
  'person-erased',
  'contact-erased',
  'prospect-erased',
  'imported',
  'exported',
  'token-made',
  'token-revoked',
  'join-link-made',
  'join-link-revoked',
]);
export type AuditedWhat = z.infer<typeof AuditedWhat>;

const Who = z.object({ personId: PersonId, name: z.string().nullable() });

/**
 * The last twelve months, newest first. `about`: the person, referral, token or link; `by`: null for the operator or a policy; `whom`:
 * the person that it is about; names are null when erased.
 */
export const AuditAnswer = z.object({
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      what: AuditedWhat,
      about: z.uuid().nullable(),
      by: Who.nullable(),
      whom: Who.nullable(),
      role: Role.nullable(),
    }),
  ),
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;
