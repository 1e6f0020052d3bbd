import { randomUUID } from 'node:crypto';
import { GrantRole } from '@relais/networks';
import { type TestBrowser, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('Signing in anew', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let organiser: TestBrowser;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    const { networkId, people } = network;
    const data = { networkId, personId: people['Ada']!, role: 'organiser' as const };
    const principal = { role: 'system' as const };
    const envelope = { commandId: randomUUID(), networkId, today: '2024-01-01', principal };
    const { position } = await relais.commands.execute(new GrantRole(data, envelope));
    await relais.installation.readModels.waitFor(Number(position));
    organiser = await signedInBrowser(relais, addressOf('Ada'));
  });
  afterAll(() => relais.stop());

  const signedInBefore = (interval: string) =>
    relais.sql(`update session set created_at = now() - interval '${interval}'`);
  const karim = () => `/api/networks/${network.networkId}/people/${network.people['Karim']!}`;

  it.each<[string, () => string, object]>([
    ['the address of a person is corrected', () => `${karim()}/description`, { email: 'karim@example.com' }],
    ['a role is granted', () => `${karim()}/role`, { role: 'host' }],
    [
      'a token is made',
      () => `/api/networks/${network.networkId}/tokens/${randomUUID()}`,
      { name: 'CRM', role: 'member' },
    ],
  ])('is asked for before %s, ten minutes after the last time', async (_, path, body) => {
    await signedInBefore('10 minutes');
    const before = await relais.installation.store.lastPosition();
    expect(await organiser.ask('PUT', path(), body)).toMatchObject({
      status: 403,
      body: { code: 'sign-in-anew' },
    });
    expect(await relais.installation.store.lastPosition()).toBe(before);
    await signedInBefore('9 minutes');
    expect(await organiser.ask('PUT', path(), body)).toMatchObject({ status: 200 });
  });

  it('is not asked for before anything else, nor of a token, which corrects no address', async () => {
    await signedInBefore('10 minutes');
    expect(await organiser.ask('PUT', `${karim()}/description`, { company: 'Benali' })).toMatchObject({
      status: 200,
    });
    const token = await relais.token(network.networkId, network.people['Ada']!, 'organiser');
    expect(await relais.ask('PUT', `${karim()}/role`, { token, body: { role: 'host' } })).toMatchObject({
      status: 200,
    });
    const body = { email: 'karim@example.net' };
    expect(await relais.ask('PUT', `${karim()}/description`, { token, body })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
  });
});
