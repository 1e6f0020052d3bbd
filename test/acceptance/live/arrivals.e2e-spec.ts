import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { EventStreamReader } from '../event-stream';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('Names that visitors leave by the code of a meeting', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Hugo', 'Ada']);
  });
  afterAll(() => relais.stop());

  it('are told to hosts, also those that came while they were away, and to no member', async () => {
    const { networkId, people } = network;
    const host = await relais.token(networkId, people['Hugo'] as PersonId, 'host');
    const member = await relais.token(networkId, people['Ada'] as PersonId);
    const meeting = `/api/meetings/${randomUUID()}`;
    const put = (path: string, body: object) => relais.ask('PUT', path, { token: host, body });
    const [date = '', startTime] = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' },
    })
      .format(relais.installation.clock.now())
      .split(' ');
    await put(meeting, { networkId, date, startTime, kind: 'breakfast', status: 'scheduled' });
    const { store, readModels } = relais.installation;
    await readModels.waitFor(await store.lastPosition());
    const { body } = await put(`${meeting}/visitor-code`, {});
    const { secret } = body['code'] as { secret: string };
    const listen = (token: string, headers = {}) =>
      EventStreamReader.open(`${relais.url}/api/me/events`, { authorization: `Bearer ${token}`, ...headers });

    const [ofHost, ofMember] = [await listen(host), await listen(member)];
    const visit = { secret, visitId: randomUUID(), name: 'Paul Leroy' };
    expect((await relais.ask('POST', '/api/visiting', { body: visit })).status).toBe(204);
    await ofHost.hears('arrival');
    const last = String(await store.lastPosition());
    expect(ofHost.messages).toEqual([{ position: last, kinds: ['arrival'] }]);
    await relais.ask('DELETE', `${meeting}/arrivals`, { token: host });
    await ofHost.hears('arrival', 1);

    const resumed = await listen(host, { 'last-event-id': last });
    await resumed.hears('arrival');
    await put(`${meeting}/unnamed`, { unnamed: 1 });
    await ofMember.hears('meeting');
    expect(ofMember.kinds()).toEqual(['meeting']);
    await Promise.all([ofHost, ofMember, resumed].map((stream) => stream.close()));
  });
});
