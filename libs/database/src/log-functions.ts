/**
 * The functions of the log that more than one migration defines, as they are in a migrated database; any other definition in
 * `migrations` is history. Whoever redefines one exports the new definition here.
 */
export { appendBatch } from './migrations/owned-appends';
export { appendCarefully } from './migrations/owned-appends-judged';
export { claimAppend } from './migrations/owned-claims';
