import { tabOf } from '../../../apps/web/src/app/places';

describe('A page without a tab of its own', () => {
  const personal = ['/networks', '/devices', '/mails', '/my-data', '/my-card'];

  it.each(personal)('%s belongs to the ledger', (path) => expect(tabOf(path, true)).toBe('/ledger'));

  it.each(personal)('%s belongs to the meetings where business is never talked', (path) =>
    expect(tabOf(path, false)).toBe('/meetings'),
  );

  it.each(['/people', '/who', '/join-code', '/tokens', '/journal', '/privacy', '/rules'])(
    '%s belongs to the network',
    (path) => expect(tabOf(path, true)).toBe('/network'),
  );
});
