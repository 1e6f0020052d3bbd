import { type ContactBy, type Scope, isProspectCalled, mayHaveContact } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import type { Detail } from './referral.events';

/** What a referral says of its prospect. */
type SaidOfProspect = Readonly<{
  scope: Scope;
  contactBy: ContactBy | null;
  agreed: boolean | null;
  details: readonly Detail[];
  /** An imported prospect may lack the name: it is not known, or was erased. */
  imported: boolean;
}>;

/**
 * Who makes the call, and what must and may be known for it (DOMAIN.md, "Rules every network has").
 * @throws Refusal `contact-by-missing`, `prospect-name-missing`, `contact-without-agreement`, `prospect-of-inside`
 */
export function ensureProspect(said: SaidOfProspect): void {
  const { scope, contactBy, agreed, details, imported } = said;
  const contact = (['phone', 'email'] as const).find((detail) => details.includes(detail));
  ensure(
    scope === 'outside' || (!contact && !details.includes('name') && agreed !== true),
    'prospect-of-inside',
    'In an inside referral the giver is the customer; there is no prospect.',
    'prospect',
  );
  ensure(
    scope === 'inside' || contactBy !== null,
    'contact-by-missing',
    'An outside referral says who makes the call.',
    'contactBy',
  );
  ensure(
    !isProspectCalled(said) || details.includes('name') || imported,
    'prospect-name-missing',
    'A prospect who is called needs a name.',
    'prospect.name',
  );
  ensure(
    !contact || mayHaveContact(said),
    'contact-without-agreement',
    'Telephone and e-mail need the agreement of the person they belong to.',
    `prospect.${String(contact)}`,
  );
}

/** @throws Refusal `prospect-objects` */
export function ensureNoObjector(isObjector: boolean): void {
  ensure(
    !isObjector,
    'prospect-objects',
    'This contact does not wish to be recommended here.',
    'prospect.name',
  );
}
