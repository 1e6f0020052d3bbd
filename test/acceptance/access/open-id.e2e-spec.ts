import { OpenIdProviderDouble } from '../../doubles/open-id-provider';
import { TestBrowser, signedInBrowser } from '../browser';
import { type Answer, type RunningRelais, startRelais } from '../relais';
import { addressOf, smallNetwork } from '../small-network';

const start = '/api/sign-in/provider';
const refused = '/sign-in?refused=provider';

describe('Signing in by a provider', () => {
  let provider: OpenIdProviderDouble;
  let relais: RunningRelais;
  let browser: TestBrowser;
  beforeAll(async () => {
    provider = await OpenIdProviderDouble.start();
    relais = await startRelais({ openId: provider.configuration });
    const { position } = await smallNetwork(relais, ['Ada']);
    await relais.installation.readModels.waitFor(Number(position));
  });
  beforeEach(() => {
    browser = new TestBrowser(relais);
    provider.claims = { email: addressOf('Ada'), email_verified: true };
    provider.mistakes = {};
  });
  afterAll(async () => {
    await relais.stop();
    await provider.stop();
  });

  const leadsTo = ({ headers }: Answer) => headers.get('location') ?? '';
  /** Goes to the provider and answers the path with which it sends the browser back. */
  async function sentBack(by = browser): Promise<string> {
    const left = await by.ask('GET', start);
    expect(left.status).toBe(302);
    const came = await fetch(leadsTo(left), { redirect: 'manual' });
    return (came.headers.get('location') ?? '').replace(relais.url, '');
  }
  const comesBack = async (path: string, by = browser) => leadsTo(await by.ask('GET', path));

  it('is offered by its name where it is configured', async () => {
    expect((await relais.ask('GET', '/api/sign-in/ways')).body).toEqual({ openId: 'La Ville', outbox: true });
    const without = await startRelais();
    expect((await without.ask('GET', '/api/sign-in/ways')).body).toEqual({ openId: null, outbox: true });
    for (const path of [start, `${start}/back?code=c&state=s`])
      expect(await without.ask('GET', path)).toMatchObject({ status: 404 });
    await without.stop();
  });

  it('leads into the account of the address that it vouches for, with a proof of who asked', async () => {
    const left = new URL(leadsTo(await browser.ask('GET', start)));
    expect(Object.fromEntries(left.searchParams)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid email', code_challenge_method: 'S256', client_id: 'relais' },
      redirect_uri: `${relais.url}${start}/back`,
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(left.searchParams.get(name)).toMatch(/^[\w-]{43}$/);

    expect(await comesBack(await sentBack())).toBe('/');
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ name: 'Ada', networks: [{}] });
    const byCode = await signedInBrowser(relais, addressOf('Ada'));
    expect((await byCode.ask('GET', '/api/me/sign-ins')).body).toMatchObject({
      signIns: [{ how: 'code' }, { how: 'openid' }],
    });
  });

  it('is worth nothing in another browser, nor a second time', async () => {
    const path = await sentBack();
    const other = new TestBrowser(relais);
    expect(await comesBack(path, other)).toBe(refused);
    await sentBack(other);
    expect(await comesBack(path, other)).toBe(refused);
    expect(await comesBack(path)).toBe('/');
    const again = await sentBack();
    expect(await comesBack(again)).toBe('/');
    expect(await comesBack(again)).toBe(refused);
  });

  it('is refused with a state that another browser drew', async () => {
    const mine = new URL(await sentBack(), relais.url);
    const theirs = new URL(await sentBack(new TestBrowser(relais)), relais.url);
    mine.searchParams.set('code', theirs.searchParams.get('code') ?? '');
    expect(await comesBack(`${mine.pathname}${mine.search}`)).toBe(refused);
    mine.searchParams.set('state', theirs.searchParams.get('state') ?? '');
    expect(await comesBack(`${mine.pathname}${mine.search}`)).toBe(refused);
    expect(await browser.ask('GET', '/api/me')).toMatchObject({ status: 401 });
  });

  it.each<[string, Record<string, unknown>]>([
    ['an address that is not verified', { email_verified: false }],
    ['an address of which it says nothing', { email_verified: undefined }],
    ['“true” in words', { email_verified: 'true' }],
    ['no address', { email: undefined }],
  ])('is refused with %s', async (_, claims) => {
    provider.claims = { ...provider.claims, ...claims };
    expect(await comesBack(await sentBack())).toBe(refused);
    expect(await browser.ask('GET', '/api/me')).toMatchObject({ status: 401 });
  });

  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['somebody else’s audience', { aud: 'another' }],
    ['another issuer', { iss: 'https://id.example.org' }],
    ['a token that is over', { exp: 1 }],
  ])('is refused with %s', async (_, mistakes) => {
    provider.mistakes = mistakes;
    expect(await comesBack(await sentBack())).toBe(refused);
    expect(await browser.ask('GET', '/api/me')).toMatchObject({ status: 401 });
  });

  it('is refused with a token that another key signed', async () => {
    provider.isForged = true;
    expect(await comesBack(await sentBack())).toBe(refused);
    expect(await browser.ask('GET', '/api/me')).toMatchObject({ status: 401 });
    provider.isForged = false;
    expect(await comesBack(await sentBack())).toBe('/');
  });

  it('is refused to a person who did not sign in there as strongly as asked', async () => {
    const strict = await startRelais({
      openId: { ...provider.configuration, strengths: ['mfa', 'urn:strong'] },
    });
    const statusWith = async (claims: Record<string, unknown>) => {
      provider.claims = { ...provider.claims, acr: undefined, amr: undefined, ...claims };
      const by = new TestBrowser(strict);
      const left = leadsTo(await by.ask('GET', start));
      expect(new URL(left).searchParams.get('acr_values')).toBe('mfa urn:strong');
      const came = await fetch(left, { redirect: 'manual' });
      await by.ask('GET', (came.headers.get('location') ?? '').replace(strict.url, ''));
      return (await by.ask('GET', '/api/me')).status;
    };
    const weak = [
      {},
      { acr: '0' },
      { acr: 'urn:strong mfa' },
      { amr: ['pwd'] },
      { amr: 'pwd' },
      { acr: null },
    ];
    for (const claims of weak) expect(await statusWith(claims)).toBe(401);
    for (const claims of [{ acr: 'urn:strong' }, { amr: ['pwd', 'mfa'] }])
      expect(await statusWith(claims)).toBe(200);
    await strict.stop();
  });

  it('is begun on our own pages alone', async () => {
    const foreign = new TestBrowser(relais, { 'sec-fetch-site': 'cross-site' });
    expect(await foreign.ask('GET', start)).toMatchObject({ status: 403 });
  });

  it('leads back to the page for signing in while the provider does not answer', async () => {
    const away = await OpenIdProviderDouble.start();
    const { configuration } = away;
    await away.stop();
    const alone = await startRelais({ openId: configuration });
    expect(leadsTo(await alone.ask('GET', start))).toBe(refused);
    await alone.stop();
  });
});
