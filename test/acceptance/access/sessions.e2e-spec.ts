import { randomUUID } from 'node:crypto';
import { type TestBrowser, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

const phone = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36',
};
const desk = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };
type Session = { sessionId: string; isThis: boolean; browser: string; system: string };

describe('The devices of an account', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let address: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada']);
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  beforeEach(() => {
    address = `${randomUUID()}@example.org`;
  });
  afterAll(() => relais.stop());

  const signIn = (headers = phone) => signedInBrowser(relais, address, headers);
  const sessions = async (browser: TestBrowser) =>
    (await browser.ask('GET', '/api/me/sessions')).body['sessions'] as Session[];
  const isIn = async (browser: TestBrowser) => (await browser.ask('GET', '/api/me')).status === 200;

  it('are listed coarsely with their last use, this one first', async () => {
    await signIn(phone);
    const here = await signIn(desk);
    expect(await sessions(here)).toEqual([
      {
        ...{ sessionId: expect.any(String), browser: 'Firefox', system: 'Linux', isThis: true },
        ...{ createdAt: expect.any(String), lastUsedAt: expect.any(String) },
      },
      expect.objectContaining({ browser: 'Chrome', system: 'Android', isThis: false }),
    ]);
  });

  it('are signed out one by one, by their owner alone', async () => {
    const [there, here] = [await signIn(phone), await signIn(desk)];
    const [, other] = await sessions(here);
    const stranger = await signedInBrowser(relais, addressOf('Ada'));
    const path = `/api/me/sessions/${other!.sessionId}`;
    expect(await stranger.ask('DELETE', path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await isIn(there)).toBe(true);
    expect(await here.ask('DELETE', path)).toMatchObject({ status: 204 });
    expect([await isIn(there), await isIn(here)]).toEqual([false, true]);
    expect(await here.ask('DELETE', path)).toMatchObject({ status: 404 });
  });

  it('are signed out everywhere at once, with the codes that are on their way', async () => {
    const [there, here] = [await signIn(phone), await signIn(desk)];
    const stranger = await signedInBrowser(relais, addressOf('Ada'));
    expect(await here.ask('POST', '/api/sign-out/everywhere')).toMatchObject({ status: 204 });
    expect([await isIn(there), await isIn(here), await isIn(stranger)]).toEqual([false, false, true]);
    expect(here.cookieNames()).toEqual([]);
  });

  it('stay signed in for 180 days from their last use', async () => {
    const browser = await signIn();
    await relais.sql(
      `update session set last_used_at = now() - interval '179 days', created_at = now() - interval '400 days'`,
    );
    const cookies = async () => (await browser.ask('GET', '/api/me')).headers.getSetCookie();
    expect(await cookies()).toEqual([
      expect.stringMatching(/^relais-0=[\w-]{43}; Max-Age=15552000; .*HttpOnly/),
    ]);
    expect(await cookies()).toEqual([]);
    const [row] = await relais.sql<object[]>(
      'select max(last_used_at) > now() - interval \'1 minute\' as "isUsed" from session',
    );
    expect(row).toEqual({ isUsed: true });
    await relais.sql(`update session set last_used_at = now() - interval '180 days'`);
    expect(await isIn(browser)).toBe(false);
    await relais.installation.signIn.purge();
    expect(await relais.sql('select from session')).toEqual([]);
  });

  it('are signed out two years after the sign-in, however they are used', async () => {
    const browser = await signIn();
    const signedInBefore = (interval: string) =>
      relais.sql(`update session set created_at = now() - interval '${interval}', last_used_at = now()`);
    await signedInBefore('729 days');
    expect(await isIn(browser)).toBe(true);
    await signedInBefore('730 days');
    expect(await isIn(browser)).toBe(false);
    await relais.installation.signIn.purge();
    expect(await relais.sql('select from session')).toEqual([]);
  });

  it('get a new session at each sign-in, and the browser’s old one ends', async () => {
    const browser = await signIn();
    const { networkId, people } = network;
    const [before] = await sessions(browser);
    const link = await relais.installation.signIn.makeLink(networkId, people['Ada']!);
    expect(await browser.enterByLink(link)).toMatchObject({ status: 204 });
    const [now] = await sessions(browser);
    expect(now?.sessionId).not.toBe(before?.sessionId);
    const ended = await relais.sql<object[]>(`select from session where session_id = '${before!.sessionId}'`);
    expect(ended).toEqual([]);
  });

  it('leave a log of sign-ins for six months, which its owner alone sees', async () => {
    const browser = await signIn(phone);
    await browser.ask('POST', '/api/sign-out', {});
    const again = await signIn(desk);
    const signIns = async () => (await again.ask('GET', '/api/me/sign-ins')).body['signIns'] as object[];
    expect(await signIns()).toEqual([
      { at: expect.any(String), how: 'code', browser: 'Firefox', system: 'Linux' },
      { at: expect.any(String), how: 'code', browser: 'Chrome', system: 'Android' },
    ]);
    await relais.sql(`update sign_in_log set at = at - interval '6 months' where system = 'Android'`);
    expect(await signIns()).toHaveLength(1);
    await relais.installation.signIn.purge();
    expect(await relais.sql(`select from sign_in_log where system = 'Android'`)).toEqual([]);
  });

  it('leave nothing of what was asked in a cache', async () => {
    const browser = await signIn();
    for (const path of ['/api/me', '/api/me/sessions', '/api/nothing'])
      expect((await browser.ask('GET', path)).headers.get('cache-control')).toBe('no-store');
  });

  it('are not for tokens', async () => {
    const token = await relais.token(network.networkId, network.people['Ada']!, 'organiser');
    for (const path of ['/api/me/sessions', '/api/me/sign-ins'])
      expect(await relais.ask('GET', path, { token })).toMatchObject({ status: 403 });
    expect(await relais.ask('POST', '/api/sign-out/everywhere', { token })).toMatchObject({ status: 403 });
    expect(await relais.ask('GET', '/api/me/sessions')).toMatchObject({ status: 401 });
  });
});
