import { type TestBrowser, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand } from '../relais-command';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('relais sign-out', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  afterAll(() => relais.stop());

  const run = (...args: string[]) => relaisCommand(relais.environment, 'sign-out', ...args);
  const signIn = (name: string) => signedInBrowser(relais, addressOf(name));
  const areIn = (browsers: TestBrowser[]) =>
    Promise.all(browsers.map(async (one) => (await one.ask('GET', '/api/me')).status === 200));

  it('ends the sessions of the owner of an address, and of nobody else', async () => {
    const { networkId, people } = network;
    const token = await relais.token(networkId, people['Ada']!);
    await relais.token(networkId, people['Karim']!);
    const link = await relais.installation.signIn.makeLink(networkId, people['Ada']!);
    const browsers = [await signIn('Ada'), await signIn('Ada'), await signIn('Karim')];
    const { code, json } = await run('--email', 'ADA@example.org', '--json');
    expect([code, json()]).toEqual([
      0,
      { devices: 2, tokens: [{ tokenId: expect.any(String), name: 'test' }] },
    ]);
    expect(await areIn(browsers)).toEqual([false, false, true]);
    expect(await relais.ask('POST', '/api/sign-in', { body: { token: link } })).toMatchObject({
      status: 410,
    });
    expect(await relais.ask('GET', '/api/me', { token })).toMatchObject({ status: 200 });
    expect((await run('--email', addressOf('Ada'))).out).toMatch(
      /^0 devices were signed out\.\nThese API tokens/,
    );
    expect((await run('--email', 'nobody@example.org')).out).toBe('Nobody has this address here.\n');
  });

  it('ends those of everybody', async () => {
    const browsers = [await signIn('Ada'), await signIn('Karim')];
    expect((await run('--all')).out).toMatch(/^3 devices were signed out\.$/m);
    expect(await areIn(browsers)).toEqual([false, false]);
    expect((await run('--all', '--json')).json()).toMatchObject({ devices: 0 });
  });

  it('wants to be told whose', async () => {
    for (const args of [[], ['--all', '--email', addressOf('Ada')], ['--email', 'zoe']])
      expect(await run(...args)).toMatchObject({ code: 2, out: '' });
  });
});
