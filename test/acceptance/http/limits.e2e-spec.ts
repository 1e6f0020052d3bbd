import { setTimeout } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Installation, openInstallation } from '@relais/installation';
import { createApplication } from '../../../apps/api/src/application';
import { newcomersBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

const perMinute = 20;

describe('The limit of a minute', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let besides: Installation;
  let second: NestFastifyApplication;
  let secondUrl: string;
  beforeAll(async () => {
    relais = await startRelais({ readsPerMinute: perMinute, writesPerMinute: perMinute });
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    besides = await openInstallation({ ...relais.installation.configuration, projections: false });
    second = await createApplication(besides);
    await second.listen(0, '127.0.0.1');
    secondUrl = await second.getUrl();
  });
  afterAll(async () => {
    await second.close();
    await besides.close();
    await relais.stop();
  });

  const token = (name = 'Ada') => relais.token(network.networkId, String(network.people[name]));
  const read = async (headers: Record<string, string>, url = relais.url) =>
    (await fetch(`${url}/api/me`, { headers })).status;
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  /** How many are let in, one after the other, until one is refused; at most twice the limit. */
  async function letIn(ask: () => Promise<number>): Promise<number> {
    for (let n = 0; n < 2 * perMinute; n++) if ((await ask()) === 429) return n;
    return 2 * perMinute;
  }

  it('is kept for each token, and answered with how long to wait', async () => {
    const [mine, other] = [await token(), await token()];
    expect(await letIn(() => read(bearer(mine)))).toBe(perMinute);
    const refused = await relais.ask('GET', '/api/me', { token: mine });
    expect(refused).toMatchObject({ status: 429, body: { status: 429, code: 'rate-limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(await read(bearer(other))).toBe(200);
    expect((await relais.ask('PUT', '/api/referrals/x', { token: mine, body: {} })).status).toBe(400);
  });

  it('is kept for writes apart', async () => {
    const mine = await token();
    const write = async () => (await relais.ask('PUT', '/api/referrals/x', { token: mine, body: {} })).status;
    expect(await letIn(write)).toBe(perMinute);
    expect(await read(bearer(mine))).toBe(200);
  });

  it('is one for all devices of an account', async () => {
    const devices = [
      await newcomersBrowser(relais, addressOf('Karim')),
      await newcomersBrowser(relais, addressOf('Karim')),
    ];
    let n = 0;
    const ask = async () => (await devices[n++ % 2]!.ask('GET', '/api/me')).status;
    expect(await letIn(ask)).toBe(perMinute);
  });

  it('is kept for the address of an unknown caller: another cookie or a guessed token makes no other', async () => {
    let n = 0;
    const ask = () => {
      n += 1;
      const cookie = `relais-0=${String(n).padStart(43, 'x')}; other=${n}`;
      return read(n % 2 === 0 ? { cookie } : bearer(`relais_${n}`));
    };
    expect(await letIn(ask)).toBe(perMinute);
    expect(await read(bearer(await token()))).toBe(200);
  });

  it('is one for all processes: what one let in, the others know of within a second or so', async () => {
    const mine = await token();
    expect(await letIn(() => read(bearer(mine)))).toBe(perMinute);
    const elsewhere = await letIn(async () => {
      await setTimeout(200);
      return read(bearer(mine), secondUrl);
    });
    expect(elsewhere).toBeLessThan(perMinute);
  });

  it('is kept when the others cannot be told', async () => {
    const { database } = relais.installation;
    const mine = await token();
    await database.engine.query('alter table shared_count rename to hidden_count');
    try {
      expect(
        await letIn(async () => {
          await setTimeout(100);
          return read(bearer(mine));
        }),
      ).toBe(perMinute);
    } finally {
      await database.engine.query('alter table hidden_count rename to shared_count');
    }
  });
});
