import { randomUUID } from 'node:crypto';
import { signedInBrowser } from './browser';
import { type RunningRelais, startRelais } from './relais';
import { type SmallNetwork, addressOf, smallNetwork } from './small-network';

describe('The page over all of one’s networks', () => {
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
});
