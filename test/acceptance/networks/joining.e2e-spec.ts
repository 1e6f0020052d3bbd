import { randomUUID } from 'node:crypto';
import { Joining } from '@relais/access';
import { mailsTo, newestMail, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

type Request = Readonly<{ requestId: string; name: string; address: string }>;

describe('The QR code of a network', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let organiser: string;
  let host: string;
  let here: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    const { networkId, people } = network;
    here = `/api/networks/${networkId}`;
    organiser = await relais.token(networkId, people['Ada'] ?? '', 'organiser');
    host = await relais.token(networkId, people['Karim'] ?? '', 'host');
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  afterAll(() => relais.stop());

  const query = (statement: string) =>
    relais.installation.database.engine.query<Record<string, unknown>[]>(statement);
  const shown = async (token = organiser) => {
    const { body } = await relais.ask('GET', `${here}/join-link`, { token });
    return (body['link'] as { secret: string } | null)?.secret ?? null;
  };
  const made = async () => {
    const { body } = await relais.ask('PUT', `${here}/join-link`, { token: organiser });
    return (body['link'] as { secret: string }).secret;
  };
  const look = (secret: string) => relais.ask('POST', '/api/joining/look', { body: { secret } });
  const ask = (secret: string, name: string, address: string) =>
    relais.ask('POST', '/api/joining', { body: { secret, name, address } });
  const waiting = async () => {
    const { body } = await relais.ask('GET', `${here}/join-requests`, { token: organiser });
    return body['requests'] as Request[];
  };
  const admit = (requestId: string | undefined, asMember: boolean) =>
    relais.ask('PUT', `${here}/join-requests/${requestId ?? ''}/admission`, {
      token: organiser,
      body: { asMember },
    });
  const fresh = () => `${randomUUID()}@example.org`;

  it('is made by an organiser, shown again to hosts, and says whose network it is', async () => {
    expect(await shown()).toBeNull();
    const secret = await made();
    expect(await shown(host)).toBe(secret);
    expect(await look(secret)).toMatchObject({
      status: 200,
      body: { name: 'Le Petit Cercle', controller: null },
    });
    expect(await relais.ask('PUT', `${here}/join-link`, { token: host })).toMatchObject({ status: 403 });
  });

  it('records a visitor, and sends them a mail, only once an organiser admits them', async () => {
    const [secret, address] = [await made(), fresh()];
    const before = await relais.installation.store.lastPosition();
    expect((await ask(secret, 'Zoé Roux', address)).status).toBe(204);
    expect(await relais.installation.store.lastPosition()).toBe(before);
    expect(await mailsTo(relais, address)).toEqual([]);

    const asked = (await waiting()).find((one) => one.address === address);
    expect(asked).toMatchObject({ name: 'Zoé Roux', address });
    const { status, body } = await admit(asked?.requestId, true);
    expect([status, body['people']]).toMatchObject([200, [{ name: 'Zoé Roux', state: 'invited' }]]);
    expect((await newestMail(relais, address)).subject).toMatch(
      /^«\sLe Petit Cercle\s» a accepté votre demande$/,
    );
    expect(await waiting()).toEqual([]);
    expect(await admit(asked?.requestId, true)).toMatchObject({ status: 404 });
    const browser = await signedInBrowser(relais, address);
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ networks: [{ role: 'member' }] });
  });

  it('lets a person in as a visitor, who reads what is kept of them and nothing of the network', async () => {
    const [secret, address] = [await made(), fresh()];
    await ask(secret, 'Zoé Roux', address);
    const [asked] = await waiting();
    const { body } = await admit(asked?.requestId, false);
    const [{ personId } = { personId: '' }] = body['people'] as { personId: string }[];
    const { subject, text } = await newestMail(relais, address);
    expect(subject).toMatch(/^«\sLe Petit Cercle\s» a bien noté votre venue$/);
    expect(text).toContain('Vous n’en êtes pas membre.');
    expect(text).not.toContain('rejoindre');

    const browser = await signedInBrowser(relais, address);
    const roles = async () => {
      const { networks } = (await browser.ask('GET', '/api/me')).body as { networks: { role: string }[] };
      return networks.map(({ role }) => role);
    };
    const statuses = async () => {
      const paths = ['members', 'today', 'liveliness', 'meetings?from=2026-01-01&to=2026-12-31'];
      const answers = paths.map((path) => browser.ask('GET', `${here}/${path}`));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await roles()).toEqual(['visitor']);
    expect(await statuses()).toEqual([403, 403, 403, 403]);
    expect((await browser.ask('GET', '/api/me/data')).body).toMatchObject({
      networks: [{ role: 'visitor', isMember: false, values: { name: 'Zoé Roux' } }],
    });
    await ask(secret, 'Zoé Roux', address);
    const [again] = await waiting();
    expect((await admit(again?.requestId, false)).body['people']).toMatchObject([
      { personId, state: 'invited' },
    ]);
    expect(await newestMail(relais, address, 3)).toMatchObject({ subject });
    const operators = await relais.token(network.networkId, personId, 'member');
    expect((await relais.ask('GET', `${here}/members`, { token: operators })).status).toBe(403);

    const people = { people: address, asMembers: true };
    await relais.ask('PUT', `${here}/invitations`, { token: organiser, body: people });
    const invited = await newestMail(relais, address, 4);
    expect(invited.subject.replaceAll(/\s/g, ' ')).toBe('Ada vous invite à rejoindre « Le Petit Cercle »');
    expect(invited.text).toContain('vous en êtes maintenant membre');
    expect(await roles()).toEqual(['member']);
    expect(await statuses()).toEqual([200, 200, 200, 200]);
  });

  it('leaves a request where it is when who asks looks like a known person, until an organiser decides', async () => {
    const [secret, address] = [await made(), fresh()];
    await ask(secret, 'KARIM', address);
    const [asked] = await waiting();
    const path = `${here}/join-requests/${asked?.requestId ?? ''}/admission`;
    const body = { asMember: false, holdLookAlikes: true };
    const held = await relais.ask('PUT', path, { token: organiser, body });
    const personId = network.people['Karim'];
    expect(held.body).toMatchObject({
      people: [],
      held: [{ name: 'KARIM', address, known: [{ personId }] }],
    });
    expect([await waiting(), await mailsTo(relais, address)]).toEqual([[asked], []]);
    const admitted = await admit(asked?.requestId, false);
    expect(admitted.body).toMatchObject({ people: [{ state: 'invited' }], held: [] });
    expect(admitted.body['possibleDuplicates']).toMatchObject([{ like: personId }]);
    expect(await waiting()).toEqual([]);
  });

  it('answers the same for an address that the network knows, and keeps the latest of each', async () => {
    const [secret, address] = [await made(), fresh()];
    const answers = [
      await ask(secret, 'Karim', addressOf('Karim')),
      await ask(secret, 'Zo', address),
      await ask(secret, 'Zoé', address),
    ];
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(
      new Set([JSON.stringify([204, { text: '' }])]),
    );
    const requests = await waiting();
    expect(requests.map(({ name }) => name)).toEqual(['Zoé', 'Karim']);
    const { body } = await admit(requests[1]?.requestId, true);
    expect(body['people']).toMatchObject([{ state: 'known' }]);
    expect(await mailsTo(relais, addressOf('Karim'))).toEqual([]);
    const dropped = `${here}/join-requests/${requests[0]?.requestId ?? ''}`;
    expect((await relais.ask('DELETE', dropped, { token: organiser })).status).toBe(204);
    expect(await waiting()).toEqual([]);
  });

  it('is worth nothing once it was renewed, revoked, or is thirty days old', async () => {
    const old = await made();
    const renewed = await made();
    expect(renewed).not.toBe(old);
    for (const secret of [old, 'x'.repeat(43)]) {
      expect(await look(secret)).toMatchObject({ status: 410 });
      expect(await ask(secret, 'Zoé', fresh())).toMatchObject({ status: 410 });
    }
    await query(`update join_link set expires_at = expires_at - interval '30 days'`);
    expect(await look(renewed)).toMatchObject({ status: 410 });
    expect(await shown()).toBeNull();
    const last = await made();
    await relais.ask('DELETE', `${here}/join-link`, { token: organiser });
    expect(await look(last)).toMatchObject({ status: 410 });
    expect(await waiting()).toEqual([]);
  });

  it('leaves neither its secret nor a name or an address in the database, and requests for thirty days only', async () => {
    const [secret, address] = [await made(), fresh()];
    await ask(secret, 'Wilhelmine Zaunkönig', address);
    const rows = await query('select l::text as link, r::text as request from join_link l, join_request r');
    expect(rows).toHaveLength(1);
    const written = JSON.stringify(rows);
    for (const plain of [secret, address, 'Wilhelmine', Buffer.from(secret).toString('hex')])
      expect(written).not.toContain(plain);
    await query(`update join_request set asked_at = asked_at - interval '30 days'`);
    expect(await waiting()).toEqual([]);
    await new Joining(relais.installation.database, relais.installation.vault).purge();
    expect(await query('select from join_request')).toEqual([]);
  });

  it('takes sixty requests in ten minutes from one place', async () => {
    const secret = await made();
    let refused = await ask(secret, 'Zoé', 'zoe@example.org');
    for (let n = 0; n < 60 && refused.status === 204; n++)
      refused = await ask(secret, 'Zoé', 'zoe@example.org');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
