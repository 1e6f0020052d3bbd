import { randomUUID } from 'node:crypto';
import type { Recorded } from '@relais/event-sourcing';
import { AdoptCharter } from '@relais/networks';
import { mailsTo, newestMail, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('An organiser', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let organiser: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    organiser = await relais.token(network.networkId, network.people['Ada'] ?? '', 'organiser');
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  afterAll(() => relais.stop());

  const put = async (path: string, body: object, token = organiser) =>
    relais.ask('PUT', `/api/networks/${network.networkId}/${path}`, { token, body });
  const invite = async (people: string, asMembers = true) => put('invitations', { people, asMembers });
  const states = ({ body }: { body: Record<string, unknown> }) =>
    (body['people'] as { state: string }[]).map(({ state }) => state);
  const member = async (address: string) => {
    const { body } = await invite(address);
    return (body['people'] as { personId: string }[])[0]?.personId ?? '';
  };
  const listed = async (after: unknown = '0') => {
    const headers = { 'relais-after': String(after) };
    const path = `/api/networks/${network.networkId}/members`;
    const { body } = await relais.ask('GET', path, { token: organiser, headers });
    return body['members'] as {
      personId: string;
      name: string | null;
      role: string;
      leftOn: string | null;
    }[];
  };
  const fresh = () => `${randomUUID()}@example.org`;

  it('invites a list: each becomes a member once, and is told who invites them to what', async () => {
    const [zoe, noe] = [fresh(), fresh()];
    const list = `Zoé Roux <${zoe}>; ${noe}\n${addressOf('Karim')}`;
    expect(states(await invite(list))).toEqual(['invited', 'invited', 'known']);
    expect(states(await invite(list))).toEqual(['known', 'known', 'known']);
    const { subject, text } = await newestMail(relais, zoe);
    expect(subject.replaceAll(/\s/g, ' ')).toBe('Ada vous invite à rejoindre « Le Petit Cercle »');
    expect(text).toContain(`${relais.url}\n`);
    expect(text).not.toContain('/sign-in/');
    expect((await listed()).map(({ name }) => name)).toEqual(expect.arrayContaining(['Zoé Roux']));
    expect(await mailsTo(relais, zoe)).toHaveLength(1);
    expect(await mailsTo(relais, addressOf('Karim'))).toHaveLength(0);
    const signedIn = await signedInBrowser(relais, zoe);
    expect((await signedIn.ask('GET', '/api/me')).body).toMatchObject({ networks: [{ role: 'member' }] });
  });

  it('invites a participant, not a visitor, to a network without membership', async () => {
    const open = await smallNetwork(relais, ['Ada'], { membership: 'none' });
    const token = await relais.token(open.networkId, open.people['Ada'] ?? '', 'organiser');
    await relais.installation.readModels.waitFor(Number(open.position));
    const [address, path] = [fresh(), `/api/networks/${open.networkId}/invitations`];
    await relais.ask('PUT', path, { token, body: { people: address, asMembers: false } });
    const { subject } = await newestMail(relais, address);
    expect(subject.replaceAll(/\s/g, ' ')).toBe('Ada vous invite à rejoindre « Le Petit Cercle »');
    const browser = await signedInBrowser(relais, address);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({
      networks: [{ role: 'member', membership: 'none' }],
    });
    expect((await browser.ask('GET', `/api/networks/${open.networkId}/today`)).status).toBe(200);
  });

  it('invites a participant who may give thanks once the network has members, and nothing more', async () => {
    const open = await smallNetwork(relais, ['Ada'], { membership: 'none' });
    const { networkId } = open;
    const ada = open.people['Ada'] ?? '';
    const token = await relais.token(networkId, ada, 'organiser');
    await relais.installation.readModels.waitFor(Number(open.position));
    const address = fresh();
    const body = { people: address, asMembers: false };
    await relais.ask('PUT', `/api/networks/${networkId}/invitations`, { token, body });
    const participant = await signedInBrowser(relais, address);
    const today = relais.installation.clock.dayIn('Europe/Paris');
    const envelope = { commandId: randomUUID(), networkId, today, principal: { role: 'system' as const } };
    const { position } = await relais.commands.execute<AdoptCharter, Recorded>(
      new AdoptCharter({ networkId, from: today, changes: { membership: 'yes' } }, envelope),
    );
    await relais.installation.readModels.waitFor(Number(position));
    const me = await participant.ask('GET', '/api/me');
    expect(me.body).toMatchObject({ networks: [{ role: 'visitor', membership: 'yes' }] });
    const give = (path: string, given: object) =>
      participant.ask('PUT', `/api/${path}/${randomUUID()}`, { networkId, ...given });
    expect((await give('thanks', { thankedId: ada, on: today })).status).toBe(200);
    const referral = { receiverId: ada, passedOn: today, scope: 'inside' };
    expect((await give('referrals', referral)).body).toMatchObject({ code: 'giver-not-a-participant' });
  });

  it('invites nobody twice, even at once, nor anybody while a line cannot be read', async () => {
    const address = fresh();
    const answers = await Promise.all([invite(address), invite(address), invite(`Zoé <${address}>`)]);
    expect(answers.map((answer) => states(answer)[0]).toSorted()).toEqual(['invited', 'known', 'known']);
    const other = fresh();
    expect(await invite(`${other}\nKarim`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'people.2', code: 'no-address' }] },
    });
    expect(states(await invite(other, false))).toEqual(['invited']);
    expect(states(await invite(other))).toEqual(['admitted']);
  });

  it('hears of new people who look like a known person, and holds them back on request', async () => {
    const noel = (await invite(`Noël Prat <${fresh()}>`)).body['people'] as { personId: string }[];
    const known = { personId: noel[0]?.personId, ref: noel[0]?.personId, name: 'Noël Prat', sector: null };
    const [address, other] = [fresh(), fresh()];
    const people = `PRAT Noel <${address}>\nNina Sol <${other}>`;
    const held = await put('invitations', { people, asMembers: false, holdLookAlikes: true });
    expect(held.body).toMatchObject({
      people: [{ address: other, state: 'invited' }],
      ...{ possibleDuplicates: [], held: [{ name: 'PRAT Noel', address, known: [known] }] },
    });
    expect(await mailsTo(relais, address)).toHaveLength(0);
    const { body } = await invite(people);
    const [invited] = body['people'] as { personId: string }[];
    expect(body).toMatchObject({
      people: [{ state: 'invited' }, { state: 'admitted' }],
      ...{ possibleDuplicates: [{ ref: invited?.personId, like: known.ref }], held: [] },
    });
  });

  it('invites nobody twice over two servers at once', async () => {
    const { databaseUrl, dataFolder, environment } = relais;
    const eventStoreUrl = environment['EVENT_STORE_URL'] || null;
    const beside = await startRelais({ databaseUrl, dataFolder, eventStoreUrl });
    try {
      for (let round = 0; round < 5; round++) {
        const body = { people: fresh(), asMembers: true };
        const path = `/api/networks/${network.networkId}/invitations`;
        const answers = await Promise.all(
          [relais, beside].map(({ ask }) => ask('PUT', path, { token: organiser, body })),
        );
        expect(answers.map((answer) => states(answer)[0]).toSorted()).toEqual(['invited', 'known']);
        const [one, other] = answers.map((answer) => (answer.body['people'] as { personId: string }[])[0]);
        expect(one?.personId).toBe(other?.personId);
        await beside.mailsSettled();
        expect(await mailsTo(relais, body.people)).toHaveLength(1);
      }
    } finally {
      await beside.stop();
    }
  });

  it('reaches a person who is signed in already when they look again', async () => {
    const address = fresh();
    const browser = await signedInBrowser(relais, address);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ networks: [] });
    await invite(address);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({
      networks: [{ id: network.networkId }],
    });
  });

  it('makes a member host, and a plain member again, but never leaves a network without organiser', async () => {
    const personId = await member(fresh());
    const become = (role: string, who = personId) => put(`people/${who}/role`, { role });
    const roleOf = async (after: unknown) =>
      (await listed(after)).find((one) => one.personId === personId)?.role;
    expect(await roleOf((await become('host')).body['position'])).toBe('host');
    expect(await roleOf((await become('organiser')).body['position'])).toBe('organiser');
    expect(await become('member')).toMatchObject({ status: 422, body: { code: 'last-organiser' } });
    await become('organiser', network.people['Ada']);
    expect(await roleOf((await become('member')).body['position'])).toBe('member');
    expect(await become('host', randomUUID())).toMatchObject({ status: 404 });
  });

  it('ends a membership today', async () => {
    const personId = await member(fresh());
    const { status, body } = await put(`people/${personId}/leaving`, {});
    expect(status).toBe(200);
    const left = (await listed(body['position'])).find((one) => one.personId === personId);
    expect(left?.leftOn).toBe(relais.installation.clock.dayIn('Europe/Paris'));
    expect(await put(`people/${personId}/leaving`, {})).toMatchObject({ status: 200 });
    expect(await put(`people/${personId}/leaving`, { leftOn: '2026-01-01' })).toMatchObject({ status: 422 });
    const visitors = await invite(fresh(), false);
    const [visitor] = visitors.body['people'] as { personId: string }[];
    expect(await put(`people/${visitor?.personId ?? ''}/leaving`, {})).toMatchObject({
      status: 422,
      body: {
        code: 'not-a-member',
        detail: 'This person was never a member here: there is no membership to end.',
      },
    });
  });

  it('corrects the days of a membership, and undoes a leaving that was recorded by mistake', async () => {
    const personId = await member(fresh());
    const today = relais.installation.clock.dayIn('Europe/Paris');
    const seen = async (after: unknown) => (await listed(after)).find((one) => one.personId === personId);
    const correct = (body: object) => put(`people/${personId}/membership`, body);
    const days = { previousJoinedOn: today, joinedOn: '2024-03-05', leftOn: null };
    const earlier = await correct(days);
    expect(await seen(earlier.body['position'])).toMatchObject({ joinedOn: '2024-03-05', leftOn: null });
    await put(`people/${personId}/leaving`, { because: 'moved' });
    const back = { previousJoinedOn: '2024-03-05', joinedOn: '2024-03-05', leftOn: null };
    const undone = await correct(back);
    expect(await seen(undone.body['position'])).toMatchObject({ joinedOn: '2024-03-05', leftOn: null });
    const codes = [
      await correct(days),
      await correct({ ...back, leftOn: '2024-03-04' }),
      await correct({ ...back, joinedOn: '2999-01-01' }),
    ].map(({ status, body }) => [status, body['code']]);
    expect(codes).toEqual([
      [422, 'not-a-member'],
      [422, 'left-before-joined'],
      [422, 'future-day'],
    ]);
    expect(await put(`people/${randomUUID()}/membership`, back)).toMatchObject({ status: 404 });
    await put(`people/${personId}/leaving`, {});
    await put(`people/${personId}/erasure`, {});
    expect(await correct(back)).toMatchObject({ status: 422, body: { code: 'person-erased' } });
  });

  it('invites at most a hundred people a day', async () => {
    const other = await smallNetwork(relais, ['Ada']);
    await relais.installation.readModels.waitFor(Number(other.position));
    const token = await relais.token(other.networkId, other.people['Ada'] ?? '', 'organiser');
    const many = Array.from({ length: 100 }, fresh).join();
    const tell = (people: string) =>
      relais.ask('PUT', `/api/networks/${other.networkId}/invitations`, {
        token,
        body: { people, asMembers: false },
      });
    expect(await tell(many)).toMatchObject({ status: 200 });
    const refused = await tell(fresh());
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3600);
  }, 60_000);
});
