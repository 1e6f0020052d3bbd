import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('What is read over all of one’s networks', () => {
  let relais: RunningRelais;
  let networks: SmallNetwork[];
  beforeAll(async () => {
    relais = await startRelais();
    networks = [await smallNetwork(relais, ['Ada', 'Karim']), await smallNetwork(relais, ['Ada', 'Zoé'])];
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  });
  afterAll(() => relais.stop());

  it('shows what one gave, received and spent in each, and nothing of others', async () => {
    const [first, second] = networks as [SmallNetwork, SmallNetwork];
    const { networkId, people } = first;
    const token = await relais.token(networkId, people['Karim'] ?? '', 'organiser');
    const put = async (path: string, body: object) => {
      const answer = await relais.ask('PUT', path, { token, body });
      expect([path, answer.status]).toEqual([path, 200]);
      return answer.body['position'];
    };
    const today = relais.installation.clock.dayIn('Europe/Paris');
    const [referralId, thanksId] = [randomUUID(), randomUUID()];
    const parties = { giverId: people['Ada'], receiverId: people['Karim'] };
    await put(`/api/referrals/${referralId}`, { networkId, ...parties, passedOn: today, scope: 'inside' });
    const thanked = { networkId, thankedId: people['Ada'], referralId, on: today, amountInCents: 12_300 };
    await put(`/api/thanks/${thanksId}`, thanked);
    const meeting = { networkId, startTime: '07:30', kind: 'breakfast', status: 'held' };
    const longAgo = `${String(Number(today.slice(0, 4)) - 2)}-03-01`;
    let position: unknown;
    for (const [told, status] of [
      [{ date: today, endTime: '09:15' }, 'present'],
      [{ date: today }, 'late'],
      [{ date: today, endTime: '10:00' }, 'excused'],
      [{ date: longAgo, endTime: '10:00' }, 'present'],
    ] as const) {
      const meetingId = randomUUID();
      await put(`/api/meetings/${meetingId}`, { ...meeting, ...told });
      position = await put(`/api/meetings/${meetingId}/attendance/${people['Ada'] ?? ''}`, { status });
    }
    const ada = await signedInBrowser(relais, addressOf('Ada'));
    const { body } = await ada.ask('GET', '/api/me/networks', undefined, {
      'relais-after': String(position),
    });
    const none = {
      given: 0,
      received: 0,
      broughtIn: 0,
      earned: 0,
      meetings: 0,
      timedMeetings: 0,
      minutes: 0,
    };
    const mine = [
      {
        ...none,
        networkId,
        personId: people['Ada'],
        given: 1,
        broughtIn: 12_300,
        meetings: 2,
        timedMeetings: 1,
        minutes: 105,
      },
      { ...none, networkId: second.networkId, personId: second.people['Ada'] },
    ];
    expect(body).toEqual({ networks: mine.toSorted((a, b) => (a.networkId < b.networkId ? -1 : 1)) });
  });

  it('tells what came to a person lately, and who asks to come in, to each what they may see', async () => {
    const [first, second] = networks as [SmallNetwork, SmallNetwork];
    const { networkId, people } = first;
    const ada = people['Ada'] as PersonId;
    const { installation } = relais;
    const today = installation.clock.dayIn('Europe/Paris');
    const organiser = await relais.token(networkId, ada, 'organiser');
    const karim = await relais.token(networkId, people['Karim'] ?? '');
    const zoe = await relais.token(second.networkId, second.people['Zoé'] ?? '', 'host');
    const newsOf = async (token: string) => {
      await installation.readModels.waitFor(await installation.store.lastPosition());
      const { body } = await relais.ask('GET', '/api/me/news', { token });
      return body['networks'] as { received: string[]; joinRequests: number | null }[];
    };
    const passed = async () => {
      const id = randomUUID();
      const body = { networkId, receiverId: ada, passedOn: today, scope: 'inside' };
      await relais.ask('PUT', `/api/referrals/${id}`, { token: karim, body });
      return id;
    };
    const [kept, taken] = [await passed(), await passed()];
    await installation.readModels.waitFor(await installation.store.lastPosition());
    await relais.ask('PUT', `/api/referrals/${taken}/withdrawal`, { token: karim, body: {} });
    await relais.ask('PUT', `/api/networks/${networkId}/join-link`, { token: organiser });
    const { body } = await relais.ask('GET', `/api/networks/${networkId}/join-link`, { token: organiser });
    const { secret } = body['link'] as { secret: string };
    await relais.ask('POST', '/api/joining', { body: { secret, name: 'Inès', address: 'ines@example.org' } });

    const here = { networkId, personId: ada, received: [kept] };
    expect(await newsOf(organiser)).toEqual([{ ...here, joinRequests: 1 }]);
    expect(await newsOf(await relais.token(networkId, ada, 'host'))).toEqual([
      { ...here, joinRequests: null },
    ]);
    const [his] = await newsOf(karim);
    expect([his?.received.includes(kept), his?.joinRequests]).toEqual([false, null]);
    expect(await newsOf(zoe)).toMatchObject([
      { networkId: second.networkId, received: [], joinRequests: null },
    ]);
    const browser = await signedInBrowser(relais, addressOf('Ada'));
    const both = (await browser.ask('GET', '/api/me/news')).body['networks'] as unknown[];
    expect(both).toHaveLength(2);
    expect(both).toContainEqual({ ...here, joinRequests: null });

    const path = `/api/networks/${networkId}/join-requests`;
    const { body: waiting } = await relais.ask('GET', path, { token: organiser });
    const [{ requestId }] = waiting['requests'] as [{ requestId: string }];
    await relais.ask('DELETE', `${path}/${requestId}`, { token: organiser });
    expect(await newsOf(organiser)).toEqual([{ ...here, joinRequests: 0 }]);
  });
});
