import { randomBytes } from 'node:crypto';
import { club } from '../../../../test/support/events';
import { Vault } from './vault';

const masterKey = randomBytes(32);
const vault = new Vault(masterKey);

describe('A sealed value', () => {
  it('seals the same value differently each time', async () => {
    const [a, b] = [vault.sealNew(club, club, { name: 'Ada' }), vault.sealNew(club, club, { name: 'Ada' })];
    expect(a[0]?.values[0]?.sealed).not.toEqual(b[0]?.values[0]?.sealed);
  });
});

describe('A fingerprint', () => {
  it('is the same for the same value, however its accents are written', () => {
    expect(vault.fingerprint('Zoé')).toBe(new Vault(masterKey).fingerprint('Zoe\u0301'));
  });

  it('is another for another value or another installation', () => {
    expect(vault.fingerprint('Zoe')).not.toBe(vault.fingerprint('Zoé'));
    expect(vault.fingerprint('Zoé')).not.toBe(new Vault(randomBytes(32)).fingerprint('Zoé'));
  });
});
