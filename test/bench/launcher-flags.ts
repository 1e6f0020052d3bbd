import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../apps/api/src/project-root';

type Flags = Readonly<Record<'all' | 'start' | 'relais', readonly string[]>>;

/** The flags of Node that the launcher gives to this command alone. */
export const flagsOf = (command: 'start' | 'relais'): readonly string[] =>
  (JSON.parse(readFileSync(join(projectRoot, 'launch/flags.json'), 'utf8')) as Flags)[command];
