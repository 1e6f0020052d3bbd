import { PrivateAccess } from './private-access';

const told = { publicUrl: null, isLoopback: true, port: 3000 };
const local = { host: '127.0.0.1:3000' };

type Asked = Readonly<{ headers?: Record<string, string>; remoteAddress?: string; httpVersion?: string }>;

const has = (
  { headers = {}, remoteAddress = '127.0.0.1', httpVersion = '1.1' }: Asked = {},
  settings: Partial<ConstructorParameters<typeof PrivateAccess>[0]> = {},
): boolean => {
  const all: Record<string, string> = { ...local, ...headers };
  return new PrivateAccess({ ...told, ...settings }).has({
    ...{ headers: all, host: all['host'] ?? '' },
    raw: { httpVersion, socket: { remoteAddress } },
  });
};

describe('What is for this machine alone', () => {
  it.each<[string, Asked]>([
    ['by its number', {}],
    ['by its name', { headers: { host: 'localhost:3000' } }],
    ['by IPv6', { headers: { host: '[::1]:3000' }, remoteAddress: '::1' }],
    ['by IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1' }],
    ['from another of its own addresses', { remoteAddress: '127.8.9.10' }],
    ['typed into a browser', { headers: { 'sec-fetch-site': 'none' } }],
    ['from our own page', { headers: { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' } }],
    ['with what browsers send', { headers: { 'user-agent': 'x', accept: '*/*', cookie: 'a=b', dnt: '1' } }],
  ])('is open to a caller on this machine: %s', (_, asked) => expect(has(asked)).toBe(true));

  it.each([
    ...['forwarded', 'via', 'x-forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'],
    ...['x-forwarded-port', 'x-forwarded-server', 'x-forwarded-anything', 'x-real-ip', 'x-real-port'],
    ...['x-original-url', 'x-original-host', 'x-original-forwarded-for', 'client-ip', 'x-client-ip'],
    ...['true-client-ip', 'x-cluster-client-ip', 'wl-proxy-client-ip', 'fastly-client-ip', 'fastly-ssl'],
    ...['cf-connecting-ip', 'cf-ray', 'cf-ipcountry', 'x-envoy-external-address', 'x-envoy-internal'],
    ...['cdn-loop', 'x-azure-clientip', 'x-appengine-user-ip', 'x-amzn-trace-id', 'x-remote-addr'],
    ...['forwarded-for', 'forwarded-proto', 'front-end-https', 'x-url-scheme', 'x-rewrite-url'],
    ...['x_forwarded_for', 'x-varnish', 'proxy-connection', 'x-proxyuser-ip'],
  ])('is not there behind a proxy that adds %s', (name) =>
    expect([has({ headers: { [name]: '' } }), has({ headers: { [name]: '127.0.0.1' } })]).toEqual([
      false,
      false,
    ]),
  );

  it.each<[string, Asked]>([
    ['of HTTP/1.0, as some proxies speak it', { httpVersion: '1.0' }],
    ['from another machine', { remoteAddress: '192.0.2.7' }],
    ['from another machine, by IPv4 in IPv6', { remoteAddress: '::ffff:192.0.2.7' }],
    ['from a connection that is over', { remoteAddress: '' }],
    ['under another name', { headers: { host: 'relais.example.org' } }],
    ['under a name like ours', { headers: { host: 'localhost.evil.example' } }],
    ['under no name', { headers: { host: '' } }],
    ['from a page of another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['from a page of another port', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['from a page of another origin', { headers: { origin: 'http://127.0.0.1:3001' } }],
    ['from a page that tells no origin', { headers: { origin: 'null' } }],
  ])('is not there for a request %s', (_, asked) => expect(has(asked)).toBe(false));

  it('is not there where others are served', () => {
    expect(has({}, { publicUrl: 'https://relais.example.org' })).toBe(false);
    expect(has({}, { isLoopback: false })).toBe(false);
  });
});
