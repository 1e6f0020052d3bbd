import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import type { ImportOptions, ImportReport } from '@relais/import-export';
import { network, small, writeSmall } from './small-folder';
import type { TestInstallation } from './test-installation';

/** Texts to be replaced, by file. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/** What the import of the newer folder did, the events that it added, and what importing it again did. */
export type Grown = Readonly<{
  report: ImportReport;
  news: string[];
  again: ImportReport;
  networkId: NetworkId;
}>;

let number = 0;

/** Imports the small folder, and then one with these texts replaced. */
export async function growSmall(
  fixture: TestInstallation,
  edits: Edits,
  between: (networkId: NetworkId) => Promise<unknown> = () => Promise.resolve(),
  options: Partial<ImportOptions> = {},
): Promise<Grown> {
  number += 1;
  const json = { 'network.json': JSON.stringify({ ...network, networkRef: `grown-${String(number)}` }) };
  const before = writeSmall(join(fixture.home, `before-${String(number)}`), json);
  const { networkId } = await fixture.import(before);
  await between(networkId);
  const files = Object.entries(edits).map(([file, replacements]) => [
    file,
    replacements.reduce(
      (text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${file} has no “${from}”.`);
        return text.replace(from, to);
      },
      String({ ...small, ...json }[file]),
    ),
  ]);
  const after = writeSmall(join(fixture.home, `after-${String(number)}`), {
    ...json,
    ...Object.fromEntries(files),
  });
  const position = await fixture.installation.store.lastPosition();
  const report = await fixture.import(after, options);
  const events = await fixture.installation.store.readAll(position, 1000, { networkId });
  const news = events.map(({ type, on }) => `${on} ${type}`);
  const again = await fixture.import(after, options);
  return { report, news, again, networkId };
}
