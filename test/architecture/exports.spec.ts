import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

type Named = Readonly<{ name: string }>;
type Found = { issues: Readonly<{ file: string; files: Named[]; exports: Named[]; types: Named[] }>[] };

const root = join(__dirname, '../..');
const knip = join(root, 'node_modules/knip/bin/knip.js');

/** What a tree exports and does not import elsewhere, `file: name`, and files that nothing imports, `file`. */
async function unusedIn(tree: string): Promise<string[]> {
  const options = ['--include', 'files,exports,types', '--reporter', 'json', '--no-exit-code'];
  const call = [knip, '--directory', tree, '--config', join(root, 'knip.json'), ...options];
  const { stdout } = await promisify(execFile)(process.execPath, call, { maxBuffer: 1 << 24 });
  const { issues } = JSON.parse(stdout) as Found;
  return issues
    .flatMap(({ file, files, exports, types }) => [
      ...files.map(() => file),
      ...[...exports, ...types].map(({ name }) => `${file}: ${name}`),
    ])
    .sort();
}

describe('An export', () => {
  it('is imported by another file', async () => {
    expect(await unusedIn(root)).toEqual([]);
  });

  it('that nobody imports would be found, and a file too', async () => {
    const tree = mkdtempSync(join(tmpdir(), 'relais-exports-'));
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    };
    try {
      write('package.json', '{}');
      write('apps/cli/src/main.ts', "import { used } from '../../../libs/ledger/src';\nused();");
      write('libs/ledger/src/index.ts', "export { used, reexported } from './lines';");
      write(
        'libs/ledger/src/lines.ts',
        'export const used = () => own;\nexport const own = 1, reexported = 2;',
      );
      write('libs/ledger/src/types.ts', 'export type Line = 1;');
      write(
        'libs/ledger/src/lines.spec.ts',
        "import type { Line } from './types';\nexport const line: Line = 1;",
      );
      write('libs/ledger/src/nowhere.ts', '');
      expect(await unusedIn(tree)).toEqual([
        'libs/ledger/src/index.ts: reexported',
        'libs/ledger/src/lines.ts: own',
        'libs/ledger/src/lines.ts: reexported',
        'libs/ledger/src/nowhere.ts',
      ]);
    } finally {
      rmSync(tree, { recursive: true });
    }
  });
});
