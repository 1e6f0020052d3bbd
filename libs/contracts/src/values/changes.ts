import { z } from 'zod';
import { PersonId } from './ids';

/** What a change is about; the table of who is told is in `libs/live`. */
export const ChangeKind = z.enum([
  'network',
  'membership',
  'person',
  'meeting',
  'attendance',
  'arrival',
  'one-to-one',
  'need',
  'referral',
  'thanks',
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One message of a stream: something of these kinds changed, and reads show it. `position` is good for `Relais-After`. */
export const ChangeMessage = z.object({ position: z.string(), kinds: z.array(ChangeKind) });
export type ChangeMessage = z.infer<typeof ChangeMessage>;

/**
 * `person`: who speaks, as `Relais-Person` says elsewhere, for clients that cannot send headers. `stream`: an id that the client makes
 * for its stream and keeps when it connects again; then the new connection takes the place of the earlier one.
 */
export const ChangesQuery = z.object({ person: PersonId.optional(), stream: z.uuid().optional() });
export type ChangesQuery = z.infer<typeof ChangesQuery>;
