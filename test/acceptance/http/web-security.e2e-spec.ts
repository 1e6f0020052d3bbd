import { request as httpRequest } from 'node:http';
import { TestBrowser, codeIn, newestMail } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const problem = 'application/problem+json; charset=utf-8';

describe('What the web gets from Relais', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let token: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    await relais.installation.readModels.waitFor(Number(network.position));
    token = await relais.token(network.networkId, String(network.people['Ada']));
  });
  afterAll(() => relais.stop());

  const headersOf = async (path: string) => (await relais.ask('GET', path)).headers;
  const directives = (headers: Headers) =>
    new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((one) => {
        const [name = '', ...sources] = one.split(' ');
        return [name, sources.join(' ')];
      }),
    );
  const everyPath = [
    '/',
    '/sign-in',
    '/ledger',
    '/favicon.svg',
    '/api/me',
    '/api/docs',
    '/outbox',
    '/nowhere',
    '/health/live',
  ];

  it.each(everyPath)(
    'lets nothing from elsewhere and no inline script into %s, and no frame around it',
    async (path) => {
      const policy = directives(await headersOf(path));
      expect(Object.fromEntries(policy)).toMatchObject({
        'default-src': "'none'",
        'script-src': "'self'",
        'connect-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'self'",
        'frame-ancestors': "'none'",
      });
      expect([...policy.values()].join(' ')).not.toMatch(/https?:|\*|unsafe-eval/);
    },
  );

  it('lets styles into its pages by files and by a nonce of each answer', async () => {
    const [one, other] = [await relais.ask('GET', '/'), await relais.ask('GET', '/')];
    const nonces = [one, other].map(({ headers }) => directives(headers).get('style-src'));
    expect(nonces[0]).toMatch(/^'self' 'nonce-[\w-]{22}'$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(one.body['text']).toContain(nonces[0]?.slice("'self' 'nonce-".length, -1));
    expect(one.body['text']).not.toMatch(/<script(?![^>]* src="\/)|<style|\son\w+=|RELAIS-NONCE/);
    expect(directives(await headersOf('/api/me')).get('style-src')).toBe("'self'");
  });

  it.each(everyPath)('says of %s what a browser may not do with it', async (path) => {
    expect(Object.fromEntries(await headersOf(path))).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
  });

  it('keeps answers out of every cache, and pages too', async () => {
    for (const path of ['/', '/api/me', '/api/nowhere', '/outbox'])
      expect((await headersOf(path)).get('cache-control')).toBe('no-store');
  });

  it('allows no other site to read anything', async () => {
    const { headers } = await relais.ask('OPTIONS', '/api/me', {
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' },
    });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it.each([
    ['an unknown path', 'GET', '/nowhere', {}, 404],
    ['an unknown route of the API', 'POST', '/api/nowhere', {}, 404],
    ['a path above the folder', 'GET', '/assets/..%2f..%2fpackage.json', {}, 404],
    ['a method that a route does not have', 'DELETE', '/api/me', {}, 404],
    ['a body that is no JSON', 'PUT', '/api/referrals/x', { body: '{"a":' }, 400],
    [
      'a body of another kind',
      'PUT',
      '/api/referrals/x',
      { body: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
    ],
    [
      'a body of a form',
      'PUT',
      '/api/referrals/x',
      { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
    ],
    [
      'a body of more than 1 MiB',
      'PUT',
      '/api/referrals/x',
      { body: { need: 'x'.repeat(1024 * 1024) } },
      413,
    ],
    ['a body with __proto__', 'PUT', '/api/referrals/x', { body: '{"__proto__":{"role":"organiser"}}' }, 400],
  ])('answers %s by a problem, without a stack or a version', async (_, method, path, options, status) => {
    const answer = await relais.ask(method, path, { token, ...options });
    expect(answer).toMatchObject({ status, body: { status } });
    expect(answer.headers.get('content-type')).toBe(problem);
    expect(JSON.stringify(answer.body)).not.toMatch(
      /node_modules|\.[jt]s:\d|\bat \w+ \(|fastify|nest|postgres/i,
    );
    expect(answer.headers.get('server') ?? answer.headers.get('x-powered-by')).toBeNull();
  });

  it('bounds the fields of a body', async () => {
    const { networkId, people } = network;
    const body = { networkId, receiverId: people['Karim'], passedOn: '2024-02-01', scope: 'inside' };
    const path = '/api/referrals/3f2b1a90-0000-4000-8000-000000000001';
    const tooLong = await relais.ask('PUT', path, { token, body: { ...body, need: 'x'.repeat(81) } });
    expect(tooLong).toMatchObject({ status: 400, body: { errors: [{ path: 'need' }] } });
    const unknown = await relais.ask('PUT', path, { token, body: { ...body, giver: 'x' } });
    expect(unknown.status).toBe(400);
  });

  it.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND'])('knows no method %s', async (method) => {
    const status = await new Promise((resolve, reject) => {
      const asked = httpRequest(`${relais.url}/api/me`, {
        method,
        headers: { authorization: `Bearer ${token}` },
      });
      asked.on('response', (response) => resolve(response.resume().statusCode));
      asked.on('connect', (response) => resolve(response.statusCode));
      asked.on('error', () => resolve('hung up'));
      asked.setTimeout(5000, () => reject(new Error('no answer'))).end();
    });
    expect([400, 404, 405, 'hung up']).toContain(status);
  });
});

describe('Behind https', () => {
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais({ publicUrl: 'https://relais.example.org' });
  });
  afterAll(() => relais.stop());

  it('the browser is told to come back by https alone, for two years', async () => {
    const { headers } = await relais.ask('GET', '/api/me');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  });

  it('every cookie is of this host alone, by https alone, out of reach for scripts and other sites', async () => {
    const browser = new TestBrowser(relais);
    const asked = await browser.askForCode('ada@example.org');
    const entered = await browser.enter(codeIn(await newestMail(relais, 'ada@example.org')));
    const cookies = [asked, entered].flatMap(({ headers }) => headers.getSetCookie());
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      ...['__Host-relais-asking', '__Host-relais', '__Host-relais-device', '__Host-relais-asking'],
    ]);
    for (const cookie of cookies) {
      const attributes = cookie.split('; ').slice(1);
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
      expect(cookie).not.toMatch(/domain=/i);
    }
  });
});
