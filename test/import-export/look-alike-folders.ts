import { join } from 'node:path';
import { type Merge, withMerge } from '@relais/import-export';
import { network, small, writeSmall } from './small-folder';
import type { TestInstallation } from './test-installation';

let folders = 0;

/** The small folder under a ref of its own, with further lines at the end of its files, or further files. */
export function folderWith(
  fixture: TestInstallation,
  networkRef: string,
  more: Readonly<Record<string, string>> = {},
): string {
  folders += 1;
  const files = Object.entries(more).map(([file, lines]) => [file, `${String(small[file] ?? '')}${lines}`]);
  return writeSmall(join(fixture.home, `look-alike-${String(folders)}`), {
    'network.json': JSON.stringify({ ...network, networkRef }),
    ...(Object.fromEntries(files) as Record<string, string>),
  });
}

/** Options of an import, `NEW=KNOWN` as on the command line. */
export const merging = (...texts: string[]) => ({
  merges: texts.reduce<readonly Merge[]>((merges, one) => withMerge(one, merges), []),
});
