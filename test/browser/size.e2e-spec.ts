import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const assets = join(__dirname, '../../dist/web/assets');

/** Gzip bytes of the built files whose names match. */
const weight = (wanted: (name: string) => boolean) =>
  readdirSync(assets)
    .filter(wanted)
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);

describe('The built web app', () => {
  /** The dashboard, and the texts that come with it. */
  const network = (name: string) => name.startsWith('network-page') || name.startsWith('further-fr');
  /** The other language; pages of organisers, hosts, founders, of people outside and of who has not accepted; and the papers on personal data. */
  const others = [
    ...['en-', 'tokens-page', 'journal-page', 'people-page', 'code-page', 'found-screen', 'objection-page'],
    ...['listing', 'join', 'privacy-page', 'visitors-notice', 'members-notice', 'further-'],
    ...['invitations-screen', 'look-alike', 'first-people', 'requests', 'meeting-fields'],
  ];
  const other = (name: string) => others.some((start) => name.startsWith(start));

  it('costs a member at most 215 KB', () => {
    const bytes = weight((name) => !network(name) && !other(name));
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(215_000);
  });

  it('costs whoever looks at the network at most 60 KB more', () => {
    const bytes = weight(network);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });
});
