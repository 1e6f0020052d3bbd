import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Standard output belongs to the command that is run. */
export const say = (text) => process.stderr.write(`${text}\n`);

/** Said to people without a stack. */
export class Problem extends Error {}
