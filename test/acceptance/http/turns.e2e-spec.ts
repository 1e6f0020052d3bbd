import { signedInBrowser } from '../browser';
import { hangUpAfter, head, held, rawAnswer, rawHeads } from '../raw-http';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

const path = '/api/referrals/3f2b1a90-0000-4000-8000-000000000001';

describe('The turn of a request', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let bearer: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    bearer = `Bearer ${await relais.token(network.networkId, String(network.people['Ada']))}`;
  });
  afterAll(() => relais.stop());

  const json = { 'content-type': 'application/json' };
  const signedIn = (headers: Record<string, string>) => ({ authorization: bearer, ...json, ...headers });

  it.each<[string, () => Promise<Record<string, string>>]>([
    ['a token', () => Promise.resolve(signedIn({}))],
    ['a browser', async () => ({ cookie: (await signedInBrowser(relais, addressOf('Ada'))).cookieHeader() })],
  ])('is refused while hundreds of %s wait; others are served meanwhile', async (_, headersOf) => {
    const headers = await headersOf();
    const ofKarim = await relais.token(network.networkId, String(network.people['Karim']));
    const karims = () => relais.ask('GET', '/api/me', { token: ofKarim });
    expect([
      await karims(),
      (await rawHeads(relais.url, [head('GET /api/me', headers)])).length,
    ]).toMatchObject([{ status: 200 }, 1]);
    const asked = Array<string>(1500).fill(head('GET /api/me/networks', headers));
    const [heads, others] = await Promise.all([
      rawHeads(relais.url, asked),
      Promise.all(Array.from({ length: 10 }, karims)),
    ]);
    const refused = heads.filter((one) => one.startsWith('HTTP/1.1 503 '));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((one) => !/^retry-after: \d+\r$/im.test(one))).toEqual([]);
    expect(refused.filter((one) => !/^content-type: application\/problem\+json/im.test(one))).toEqual([]);
    expect(heads.filter((one) => one.startsWith('HTTP/1.1 200 ')).length).toBe(1500 - refused.length);
    expect(others.map(({ status }) => status)).toEqual(Array(10).fill(200));
  });

  it.each<[string, () => string, number]>([
    [
      'its body is on its way',
      () => head(`PUT ${path}`, signedIn({ 'content-length': '1000', expect: '100-continue' })),
      200,
    ],
    [
      'its client may still read the answer',
      () => head(`PUT ${path}`, { ...json, 'transfer-encoding': 'chunked' }),
      401,
    ],
  ])('is for others while %s', async (_, request, status) => {
    const sent = Array.from({ length: 30 }, () => held(relais.url, request()));
    const connections = await Promise.all(sent);
    const next = await rawAnswer(relais.url, head('GET /api/me', status === 200 ? signedIn({}) : {}));
    const closed = connections.filter((connection) => connection.closed);
    for (const connection of connections) connection.destroy();
    expect([next.status, closed]).toEqual([status, []]);
  });

  it('ends when its client hangs up: those that follow get theirs', async () => {
    const unfinished = head(`PUT ${path}`, signedIn({ 'content-length': '1000' }));
    const read = head('GET /api/me', signedIn({}));
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => hangUpAfter(relais.url, n % 2 ? unfinished : read)),
    );
    const heads = await rawHeads(relais.url, Array<string>(100).fill(read));
    expect(heads.filter((one) => !one.startsWith('HTTP/1.1 200 '))).toEqual([]);
  });
});
