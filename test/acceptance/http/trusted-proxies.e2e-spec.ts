import { type RunningRelais, startRelais } from '../relais';

/** The requests of these clients, one after the other, as a proxy forwards them: whether each was admitted. */
async function letIn(relais: RunningRelais, forwarded: readonly string[]): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (const client of forwarded) {
    const headers = { 'x-forwarded-for': client };
    answers.push((await relais.ask('GET', '/api/me', { headers })).status !== 429);
  }
  return answers;
}

const clients = ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4'];

describe('The address that a limit is counted for', () => {
  const started: RunningRelais[] = [];
  const relaisTrusting = async (...trustedProxies: string[]) => {
    const relais = await startRelais({ trustedProxies, readsPerMinute: 2 });
    started.push(relais);
    return relais;
  };
  afterAll(() => Promise.all(started.map((relais) => relais.stop())));

  it.each([
    ['when nobody is trusted', []],
    ['when others are trusted', ['192.0.2.7', '10.0.0.0/8']],
  ])('is not changed by a forged X-Forwarded-For, %s', async (_, trusted) => {
    expect(await letIn(await relaisTrusting(...trusted), clients)).toEqual([true, true, false, false]);
  });

  it.each(['127.0.0.1', '127.0.0.0/8', 'loopback'])(
    'is the one that a trusted proxy says: %s',
    async (proxy) => {
      const relais = await relaisTrusting(proxy);
      expect(await letIn(relais, clients)).toEqual([true, true, true, true]);
      const [client = ''] = clients;
      expect(await letIn(relais, [client, client])).toEqual([true, false]);
      // The client's own header comes first; what the proxy adds comes last.
      expect(await letIn(relais, [`192.0.2.99, ${client}`])).toEqual([false]);
    },
  );
});
