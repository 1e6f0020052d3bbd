/**
 * The functions of the log that more than one migration defines, as they are in a migrated database; any other definition in
 * `migrations` is history. A migration that redefines one must export the new definition here.
 */
export { appendBatch } from './migrations/appending/owned-appends';
export { appendCarefully } from './migrations/appending/owned-appends-judged';
export { claimAppend } from './migrations/appending/owned-claims';
export { subjectAccess } from './migrations/from-250/1764000000270-needs';
