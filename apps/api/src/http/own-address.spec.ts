import { OwnAddress } from './own-address';

const here = new OwnAddress({ publicUrl: null, port: 3000 });
const behindProxy = new OwnAddress({ publicUrl: 'https://relais.example.org:443/', port: 3000 });

describe('A page of another origin', () => {
  const isForeign = (address: OwnAddress, host: string, headers: Record<string, string>) =>
    address.isForeign({ host, headers: { host, ...headers } });

  it.each([
    ['127.0.0.1:3000', 'http://127.0.0.1:3000', false],
    ['localhost:3000', 'http://localhost:3000', false],
    ['[::1]:3000', 'http://[::1]:3000', false],
    ['localhost:80', 'http://localhost', false],
    ['127.0.0.1:3000', 'http://localhost:3000', true],
    ['127.0.0.1:3000', 'https://127.0.0.1:3000', true],
    ['127.0.0.1:3000', 'http://127.0.0.1:3001', true],
    ['127.0.0.1:3000', 'http://127.0.0.1', true],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000.evil.example', true],
    ['127.0.0.1:3000', 'ftp://127.0.0.1:3000', true],
    ['127.0.0.1:3000', 'null', true],
    ['127.0.0.1:3000', '', true],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000, http://127.0.0.1:3000', true],
    ['evil.example:3000', 'http://evil.example:3000', true],
  ])('on this machine alone, asked as %s: %s is one: %s', (host, origin, expected) =>
    expect(isForeign(here, host, { origin })).toBe(expected),
  );

  it.each([
    ['https://relais.example.org', false],
    ['http://relais.example.org', true],
    ['https://relais.example.org:8443', true],
    ['https://www.relais.example.org', true],
    ['http://127.0.0.1:3000', true],
  ])('is not of the public address, by whatever Host a proxy sends: %s is one: %s', (origin, expected) => {
    for (const host of ['relais.example.org', '127.0.0.1:3000', new URL(origin).host])
      expect(isForeign(behindProxy, host, { origin })).toBe(expected);
  });

  it.each([
    ['same-origin', false],
    ['none', false],
    ['same-site', true],
    ['cross-site', true],
    ['anything', true],
  ])('is one where the browser says %s: %s', (site, expected) =>
    expect(isForeign(here, 'localhost:3000', { 'sec-fetch-site': site })).toBe(expected),
  );
});
