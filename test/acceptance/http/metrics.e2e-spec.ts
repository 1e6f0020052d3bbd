import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { RecordingAddresses } from '@relais/access';
import type { Configuration } from '@relais/installation';
import { head, rawAnswer } from '../raw-http';
import { type RunningRelais, startRelais } from '../relais';

const metricsToken = 'a-token-of-more-than-32-characters';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('The metrics', () => {
  let relais: RunningRelais;
  afterEach(() => relais.stop());

  const start = async (settings: Partial<Configuration>) => {
    relais = await startRelais(settings);
  };
  const asked = async (headers: Record<string, string> = {}) =>
    (await relais.ask('GET', '/metrics', { headers })).status;

  it('are nowhere unless they are asked for', async () => {
    await start({});
    expect(await asked()).toBe(404);
    expect(await asked({ authorization: 'Bearer ' })).toBe(404);
    expect(await asked({ authorization: 'Bearer null' })).toBe(404);
  });

  it('are opened by their token, from anywhere, and by nothing else', async () => {
    await start({ metricsToken, publicUrl: 'https://relais.example.org' });
    expect(await asked()).toBe(401);
    for (const wrong of ['x', '', metricsToken.slice(1), `${metricsToken}x`, metricsToken.toUpperCase()])
      expect(await asked({ authorization: `Bearer ${wrong}` })).toBe(401);
    const { status, headers, body } = await relais.ask('GET', '/metrics', { token: metricsToken });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(body['text']).toContain('process_cpu_seconds_total');
    expect((await relais.ask('GET', '/api/me', { token: metricsToken })).status).toBe(401);
  });

  it('are on a port of their own, of this machine alone', async () => {
    const metricsPort = await freePort();
    await start({ metricsPort });
    const url = `http://127.0.0.1:${String(metricsPort)}`;
    const local = { host: `localhost:${String(metricsPort)}` };
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('relais_projection_lag');
    expect((await rawAnswer(url, head('GET /metrics', local))).status).toBe(200);
    expect((await rawAnswer(url, head('GET /metrics', { host: 'evil.example' }))).status).toBe(404);
    expect((await rawAnswer(url, head('GET /api/me', local))).status).toBe(404);
    expect(await asked()).toBe(404);
  });

  it('are refused on a port that is taken, and nothing of that start goes on', async () => {
    await start({});
    const stopped = jest.spyOn(RecordingAddresses.prototype, 'onApplicationShutdown');
    const metricsPort = Number(new URL(relais.url).port);
    await expect(startRelais({ metricsPort })).rejects.toThrow('cannot be used. Name another one.');
    expect(stopped).toHaveBeenCalledTimes(1);
    stopped.mockRestore();
  });
});
