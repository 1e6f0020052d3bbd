import { createHmac, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { contentHashUnder } from './content-hash';

describe('The hash of a content', () => {
  it.each([16, 32, 64])('is the HMAC-SHA-256 of its canonical JSON, under a key of %i bytes', (length) => {
    const key = randomBytes(length);
    const hashOf = contentHashUnder(key);
    for (const content of ['', 'é', { b: 1, a: ['x'.repeat(1000)] }, null]) {
      const text = canonicalJson(content);
      expect(hashOf(content)).toBe(createHmac('sha256', key).update(text).digest('base64url'));
    }
  });

  it('takes no key that is longer than a block', () => {
    expect(() => contentHashUnder(randomBytes(65))).toThrow('longer than 64 bytes');
  });
});
