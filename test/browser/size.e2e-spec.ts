import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = join(__dirname, '../../dist/web');
const assets = readdirSync(join(built, 'assets'));
const read = (name: string) => readFileSync(join(built, 'assets', name));

/** A built file and those that it imports, theirs included. */
function withImports(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const imports = read(name)
      .toString()
      .matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g);
    withImports(
      [...imports].map(([, imported = '']) => imported),
      found,
    );
  }
  return found;
}

const nameOf = (file: string) => file.replace(/-[\w-]{8}\.(js|css)$/, '');
const scripts = (...names: string[]) =>
  names.map((name) => {
    const file = assets.find((asset) => asset.endsWith('.js') && nameOf(asset) === name);
    if (file === undefined) throw new Error(`There is no file ${name}.`);
    return file;
  });
/** Styles of pages that are not a member's at table. */
const others = [
  ...[
    'agenda',
    'agenda-list',
    'arranged',
    'cards',
    'found-screen',
    'invitations-screen',
    'joining',
    'listing',
  ],
  ...['meeting-fields', 'meetings', 'meetings-page', 'minute', 'my-data-page', 'my-needs', 'network-page'],
  ...['people-page', 'privacy-page', 'round', 'rules-page', 'said', 'sheet', 'visiting', 'visitors-notice'],
];
const styles = (wanted: (name: string) => boolean) =>
  assets.filter((asset) => asset.endsWith('.css') && wanted(nameOf(asset)));
const weight = (files: Iterable<string>) =>
  [...files].reduce((sum, name) => sum + gzipSync(read(name)).length, 0);

describe('The built web app', () => {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const first = [...page.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name);
  /** Signing in, adding, the ledger, one's devices and networks, in French. */
  const memberPath = withImports([
    ...first,
    ...scripts('sign-in-screen', 'ledger-page', 'devices-page', 'networks-page', 'fr'),
  ]);

  it('costs a member at most 215 KB', () => {
    expect(first.length).toBeGreaterThan(0);
    const bytes = weight([...memberPath, ...styles((name) => !others.includes(name))]);
    expect(bytes).toBeGreaterThan(150_000);
    expect(bytes).toBeLessThanOrEqual(215_000);
  });

  it('costs at most 60 KB more for people who look at the network', () => {
    const files = withImports(scripts('network-page', 'further-fr'));
    const own = [...files].filter((name) => !memberPath.has(name));
    const bytes = weight([...own, ...styles((name) => name === 'network-page')]);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });
});
