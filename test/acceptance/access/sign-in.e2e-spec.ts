import { type PersonId, linkPath } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('Signing in with a link', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  afterAll(() => relais.stop());

  const link = () =>
    relais.installation.signIn.makeLink(network.networkId, network.people['Ada'] as PersonId);
  const redeem = (token: string, headers: Record<string, string> = {}) =>
    relais.ask('POST', '/api/sign-in', { body: { token }, headers });
  const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie')?.split(';')[0] ?? '';

  it('works once, by the button and not by opening it', async () => {
    const token = await link();
    await fetch(`${relais.url}${linkPath(token)}`);
    const first = await redeem(token);
    expect(first.status).toBe(204);
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(await redeem(token)).toMatchObject({ status: 410, body: { code: 'link-used-or-expired' } });
    const me = await relais.ask('GET', '/api/me', { headers: { cookie: cookieOf(first) } });
    expect(me.body).toMatchObject({
      name: 'Ada',
      networks: [{ id: network.networkId, role: 'member', name: 'Le Petit Cercle' }],
    });
  });

  it('gives one session to a hundred tries at once', async () => {
    const token = await link();
    const answers = await Promise.all(Array.from({ length: 100 }, () => redeem(token)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('is over after ten minutes', async () => {
    const token = await link();
    await relais.sql(`update sign_in_link set expires_at = expires_at - interval '10 minutes'`);
    expect(await redeem(token)).toMatchObject({ status: 410 });
  });

  it('keeps its session until one signs out', async () => {
    const cookie = cookieOf(await redeem(await link()));
    expect(await relais.ask('GET', '/api/me', { headers: { cookie } })).toMatchObject({ status: 200 });
    expect(await relais.ask('POST', '/api/sign-out', { headers: { cookie } })).toMatchObject({ status: 204 });
    expect(await relais.ask('GET', '/api/me', { headers: { cookie } })).toMatchObject({ status: 401 });
  });

  it('changes nothing on behalf of another site', async () => {
    const cookie = cookieOf(await redeem(await link()));
    const body = {
      networkId: network.networkId,
      receiverId: network.people['Karim'],
      passedOn: '2026-03-05',
      scope: 'inside',
    };
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await relais.ask('PUT', `/api/referrals/${crypto.randomUUID()}`, {
        body,
        headers: { cookie, ...headers },
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
  });
});
