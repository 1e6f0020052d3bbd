import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChangeKind } from '@relais/contracts';
import { allKinds, readsOf } from '../../../apps/web/src/app/live/reads-of-kinds';

const web = join(__dirname, '../../../apps/web/src');
const keys = new Set(
  globSync('**/*.{ts,tsx}', { cwd: web }).flatMap((file) =>
    [...readFileSync(join(web, file), 'utf8').matchAll(/queryKey: \['([a-z-]+)'/g)].map(([, name]) => name),
  ),
);
/** What no event changes, or what is read before anybody is signed in. */
const others = [
  ...[
    'join-link',
    'joining',
    'link',
    'objection',
    'objection-keys',
    'tokens',
    'visit',
    'visitor-code',
    'ways',
  ],
];

describe('The reads that show changes', () => {
  it('are those of this app, each of them unless no event changes what it shows', () =>
    expect([...readsOf(allKinds), ...others].sort()).toEqual([...keys].sort()));

  it('are known for every kind, and none for a kind of a newer server', () => {
    expect(allKinds.toSorted()).toEqual(ChangeKind.options.toSorted());
    expect(readsOf(['newer' as ChangeKind, 'thanks'])).toEqual(
      new Set(['ledger', 'referral', 'minute', 'account', 'my-data']),
    );
  });
});
