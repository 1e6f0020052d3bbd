import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { TestBrowser, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('Founding a network', () => {
  let relais: RunningRelais;
  let other: SmallNetwork;
  beforeAll(async () => {
    relais = await startRelais();
    other = await smallNetwork(relais, ['Karim']);
    await relais.installation.readModels.waitFor(Number(other.position));
  });
  afterAll(() => relais.stop());

  const story = {
    ...{ name: 'Les Lève-tôt', founder: 'Ada Novak', purpose: 'business', language: 'fr' },
    ...{ timezone: 'Europe/Paris', currency: 'EUR' },
    ...{ controller: 'Association des Lève-tôt', contact: 'bureau@example.org' },
  };
  const firstMeeting = { date: '2027-01-12', startTime: '07:30', kind: 'breakfast', place: 'Café du Port' };
  const newcomer = async () => signedInBrowser(relais, `${randomUUID()}@example.org`);
  const found = (by: TestBrowser, networkId: string, body: object = story) =>
    by.ask('PUT', `/api/networks/${networkId}`, body);
  const eventsOf = async (networkId: string) => {
    const events = await relais.installation.store.readAll(0, 100_000);
    return events.filter((event) => event.networkId === networkId);
  };
  const seenBy = async (by: TestBrowser, after: unknown) =>
    (await by.ask('GET', '/api/me', undefined, { 'relais-after': String(after) })).body;

  it('makes the caller its first member and organiser at once, with a first meeting', async () => {
    const address = `${randomUUID()}@example.org`;
    const ada = await signedInBrowser(relais, address);
    expect((await ada.ask('GET', '/api/me')).body).toEqual({
      ...{ name: null, address, lastPersonId: null, networks: [] },
    });
    const networkId = randomUUID();
    const { status, body } = await found(ada, networkId, { ...story, firstMeeting });
    expect([status, body['id']]).toEqual([200, networkId]);
    expect(await seenBy(ada, body['position'])).toMatchObject({
      name: 'Ada Novak',
      networks: [{ id: networkId, name: 'Les Lève-tôt', role: 'organiser', language: 'fr', currency: 'EUR' }],
    });
    expect((await ada.ask('GET', `/api/networks/${networkId}/members`)).body).toMatchObject({
      members: [{ name: 'Ada Novak', leftOn: null }],
    });
    const events = await eventsOf(networkId);
    expect(events.map(({ type }) => type)).toEqual([
      ...['NetworkFounded', 'CharterAdopted', 'PersonRegistered', 'MemberAdmitted', 'MembershipAccepted'],
      ...['RoleGranted', 'MeetingScheduled'],
    ]);
    expect(events[0]?.data).toMatchObject({ ref: expect.stringMatching(/^reseau(-\w{4}){3}$/) as string });
    expect(JSON.stringify(events)).not.toMatch(/Novak|Lève|example|Port/);
    const again = await signedInBrowser(relais, address);
    expect((await again.ask('GET', '/api/me')).body).toMatchObject({ networks: [{ id: networkId }] });
  });

  it('is done once, however often it is asked for, and told differently it is refused', async () => {
    const [ada, networkId] = [await newcomer(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 4 }, () => found(ada, networkId)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await eventsOf(networkId)).toHaveLength(6);
    const { body } = await found(ada, networkId, { ...story, firstMeeting });
    expect(await eventsOf(networkId)).toHaveLength(7);
    await seenBy(ada, body['position']);
    expect(await found(ada, networkId, { ...story, name: 'Autre' })).toMatchObject({ status: 409 });
  });

  it('is resumed where it was interrupted', async () => {
    const [ada, networkId] = [await newcomer(), randomUUID()];
    const { status } = await found(ada, networkId, {
      ...story,
      firstMeeting: { ...firstMeeting, place: 'x'.repeat(201) },
    });
    expect(status).toBe(400);
    await found(ada, networkId);
    await relais.sql('delete from account_person where network_id = $1', [networkId]);
    const { body } = await found(ada, networkId, { ...story, firstMeeting });
    expect(await seenBy(ada, body['position'])).toMatchObject({ networks: [{ id: networkId }] });
    expect(await eventsOf(networkId)).toHaveLength(7);
  });

  it('says when it meets next, and where: the first meeting that is planned for today or later', async () => {
    const [ada, networkId] = [await newcomer(), randomUUID()];
    const founded = await found(ada, networkId, { ...story, firstMeeting });
    const next = async (after: unknown) => {
      const path = `/api/networks/${networkId}/today`;
      const { body } = await ada.ask('GET', path, undefined, { 'relais-after': String(after) });
      return body['next'];
    };
    const first = await next(founded.body['position']);
    expect(first).toEqual({ ...firstMeeting, meetingId: expect.any(String) as unknown });
    const today = relais.installation.clock.dayIn('Europe/Paris');
    const put = async (meetingId: string, date: string, status = 'scheduled') => {
      const meeting = { networkId, date, startTime: '18:00', kind: 'evening', status };
      const { body } = await ada.ask('PUT', `/api/meetings/${meetingId}`, meeting);
      return next(body['position']);
    };
    expect(await put(randomUUID(), '2020-01-02')).toEqual(first);
    expect(await put(randomUUID(), today, 'held')).toEqual(first);
    const meetingId = randomUUID();
    expect(await put(meetingId, today)).toEqual({
      ...{ meetingId, date: today, startTime: '18:00', kind: 'evening', place: null },
    });
    expect(await put(meetingId, today, 'cancelled')).toEqual(first);
  });

  it('keeps business out of a circle of support, unless its founder says otherwise', async () => {
    const ada = await newcomer();
    for (const [said, businessTalk] of [
      [{ purpose: 'support' }, 'never'],
      [{ purpose: 'social' }, 'allowed'],
      [{ purpose: 'support', businessTalk: 'not-in-meetings' }, 'not-in-meetings'],
    ] as const) {
      const networkId = randomUUID();
      const { body } = await found(ada, networkId, { ...story, ...said });
      const { networks } = (await seenBy(ada, body['position'])) as { networks: { id: string }[] };
      expect(networks.find(({ id }) => id === networkId)).toMatchObject({ businessTalk });
    }
  });

  it('is described to visitors, in as many words as fit, until it is taken back', async () => {
    const [ada, networkId] = [await newcomer(), randomUUID()];
    await seenBy(ada, (await found(ada, networkId)).body['position']);
    const path = `/api/networks/${networkId}/description`;
    const described = async (body: object) => {
      const { status, body: answer } = await ada.ask('PUT', path, body);
      if (status !== 200) return answer;
      const after = { 'relais-after': String(answer['position']) };
      const { values, price, controller } = (await ada.ask('GET', path, undefined, after)).body;
      return { values, price, controller };
    };
    const { controller } = story;
    const values = `On donne. \n\nOn revient.${'é'.repeat(579)}`;
    const cleaned = values.replace(' \n\n', '\n');
    expect(cleaned).toHaveLength(600);
    expect(await described({ values, price: '16 €' })).toEqual({
      values: cleaned,
      price: '16 €',
      controller,
    });
    expect(await described({ price: ' ' })).toEqual({ values: cleaned, price: null, controller });
    for (const [field, text] of [
      ['values', `${values}x`],
      ['values', 'On\u0007donne'],
      ['price', 'x'.repeat(81)],
      ['price', '16 €\nou 20 €'],
      ['controller', ''],
    ] as const)
      expect(await described({ [field]: text })).toMatchObject({
        code: 'malformed',
        errors: [{ path: field }],
      });
  });

  it('can be read at the position of its answer, however far behind the read models are', async () => {
    const [ada, networkId] = [await newcomer(), randomUUID()];
    const { database, readModels } = relais.installation;
    const waits = jest.spyOn(readModels, 'waitForNetworks');
    const reading = await database.engine.transaction(async (rows) => {
      await rows.query('lock table membership_answer, role_grant in exclusive mode');
      const founded = await found(ada, networkId);
      const after = { 'relais-after': String(founded.body['position']) };
      const answer = ada.ask('GET', `/api/networks/${networkId}/people`, undefined, after);
      while (waits.mock.calls.length === 0) await new Promise(setImmediate);
      return [answer];
    });
    waits.mockRestore();
    expect((await Promise.all(reading)).map(({ status }) => status)).toEqual([200]);
  });

  it('takes nobody else’s network, and is not done by tokens or without a verified address', async () => {
    const [ada, thief, networkId] = [await newcomer(), await newcomer(), randomUUID()];
    await found(ada, networkId);
    for (const body of [
      { ...story, name: 'À moi' },
      { ...story, founder: 'Voleuse' },
    ])
      expect(await found(thief, networkId, body)).toMatchObject({ status: 404 });
    const before = await eventsOf(networkId);
    expect(await found(thief, networkId)).toMatchObject({ status: 404 });
    expect(await found(thief, other.networkId)).toMatchObject({ status: 404 });
    expect(await eventsOf(networkId)).toEqual(before);
    expect((await thief.ask('GET', '/api/me')).body).toMatchObject({ networks: [] });
    const karim = other.people['Karim'] ?? '';
    const token = await relais.token(other.networkId, karim);
    const path = `/api/networks/${randomUUID()}`;
    expect(await relais.ask('PUT', path, { token, body: story })).toMatchObject({ status: 403 });
    const vouchedFor = new TestBrowser(relais);
    await vouchedFor.enterByLink(
      await relais.installation.signIn.makeLink(other.networkId, karim as PersonId),
    );
    expect(await found(vouchedFor, randomUUID())).toMatchObject({ status: 403 });
  });
});
