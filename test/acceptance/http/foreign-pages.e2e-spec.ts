import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../../apps/api/src/application';
import { openApiOf } from '../../../apps/api/src/http/openapi';
import { type TestBrowser, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { addressOf, smallNetwork } from '../small-network';

const unsafe = new Set(['post', 'put', 'patch', 'delete']);

describe('A request that changes something', () => {
  let relais: RunningRelais;
  let app: NestFastifyApplication;
  let browser: TestBrowser;
  let routes: [method: string, path: string][];
  beforeAll(async () => {
    relais = await startRelais();
    const { position } = await smallNetwork(relais, ['Ada']);
    await relais.installation.readModels.waitFor(Number(position));
    browser = await signedInBrowser(relais, addressOf('Ada'));
    app = await createApplication(relais.installation);
    routes = Object.entries(openApiOf(app).paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => unsafe.has(method))
        .map((method): [string, string] => [
          method.toUpperCase(),
          path.replaceAll(/\{\w+\}/g, '3f2b1a90-0000-4000-8000-000000000001'),
        ]),
    );
  });
  afterAll(async () => {
    await app.close();
    await relais.stop();
  });

  it.each([
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of our domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['our name on another port', { origin: 'http://127.0.0.1:1' }],
    ['no origin that can be named', { origin: 'null' }],
  ])('is refused from a page of %s, on every route', async (_, headers) => {
    const foreign = browser.from(headers);
    expect(routes.length).toBeGreaterThan(20);
    for (const [method, path] of routes)
      expect({ method, path, status: (await foreign.ask(method, path, {})).status }).toEqual({
        ...{ method, path },
        status: 403,
      });
    expect(await browser.ask('GET', '/api/me')).toMatchObject({ status: 200 });
  });

  it('is let in from our own page, and of a program with a token from anywhere', async () => {
    const own = browser.from({ 'sec-fetch-site': 'same-origin', origin: relais.url });
    expect(await own.ask('PUT', '/api/referrals/x', {})).toMatchObject({ status: 400 });
    const answer = await relais.ask('PUT', '/api/referrals/x', {
      token: 'relais_guessed',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: {},
    });
    expect(answer.status).toBe(401);
  });
});
