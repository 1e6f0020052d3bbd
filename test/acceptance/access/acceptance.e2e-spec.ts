import { randomUUID } from 'node:crypto';
import type { MeAnswer, NetworkId, PersonId } from '@relais/contracts';
import { AdmitMember, GrantRole } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import { TestBrowser, newcomersBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('A network that others brought a person into', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let organiser: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Olga', 'Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fern', 'Gil']);
    organiser = await relais.token(network.networkId, idOf('Olga'), 'organiser');
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  });
  afterAll(() => relais.stop());

  const idOf = (name: string) => network.people[name] as PersonId;
  const here = () => `/api/networks/${network.networkId}`;
  const answer = (browser: TestBrowser, accepted: boolean) =>
    browser.ask('PUT', `${here()}/acceptance`, { accepted });
  const mine = async (browser: TestBrowser) =>
    ((await browser.ask('GET', '/api/me')).body as unknown as MeAnswer).networks;
  const system = (networkId: NetworkId = network.networkId) => ({
    ...{ commandId: randomUUID(), networkId, today: '2026-03-02' },
    principal: { role: 'system' as const },
  });
  const members = async () => {
    const read = { token: organiser, headers: { 'relais-after': String(await lastPosition()) } };
    const { body } = await relais.ask('GET', `${here()}/members`, read);
    return body['members'] as { personId: string; leftOn: string | null; role: string }[];
  };
  const lastPosition = () => relais.installation.store.lastPosition();
  const caughtUp = async () => relais.installation.readModels.waitFor(await lastPosition());

  it('is not among their own until they accept it; a member in every figure they are', async () => {
    const ada = await newcomersBrowser(relais, addressOf('Ada'));
    expect(await mine(ada)).toMatchObject([
      { id: network.networkId, accepted: false, role: 'member', since: '2024-01-01', personName: 'Ada' },
    ]);
    const own = { networkId: network.networkId, receiverId: idOf('Ben'), passedOn: '2026-03-02' };
    for (const [method, path, body] of [
      ['GET', `${here()}/members`],
      ['GET', `${here()}/today`],
      ['GET', `${here()}/liveliness`],
      ['GET', `${here()}/people/${idOf('Ada')}/ledger`],
      ['PUT', `${here()}/people/${idOf('Ada')}/description`, { company: 'Neuve' }],
      ['PUT', `/api/referrals/${randomUUID()}`, { ...own, scope: 'inside' }],
    ] as const)
      expect(await ada.ask(method, path, body)).toMatchObject({
        status: 403,
        body: { code: 'not-accepted' },
      });
    expect((await ada.ask('GET', '/api/me/networks')).body['networks']).toEqual([]);
    expect((await ada.ask('GET', `${here()}/description`)).body).toMatchObject({ name: 'Le Petit Cercle' });
    expect((await ada.ask('GET', '/api/me/data')).body['networks']).toHaveLength(1);
    expect(await members()).toContainEqual(expect.objectContaining({ personId: idOf('Ada'), leftOn: null }));

    expect((await answer(ada, true)).body).toEqual({ id: expect.any(String), position: expect.any(String) });
    expect((await ada.ask('GET', `${here()}/members`)).status).toBe(200);
    expect(await mine(ada)).toMatchObject([{ accepted: true }]);
    const before = await lastPosition();
    expect((await answer(ada, true)).status).toBe(200);
    expect(await lastPosition()).toBe(before);
  });

  it('is gone when they decline it: the membership ends, and what is kept of them they see and erase', async () => {
    const ben = await newcomersBrowser(relais, addressOf('Ben'));
    expect((await answer(ben, false)).status).toBe(200);
    expect(await mine(ben)).toEqual([]);
    const listed = (await members()).find(({ personId }) => personId === idOf('Ben'));
    expect(listed?.leftOn).toBe(relais.installation.clock.dayIn('Europe/Paris'));
    expect((await ben.ask('GET', `${here()}/members`)).body['code']).toBe('not-accepted');
    expect((await ben.ask('GET', '/api/me/data')).body['networks']).toMatchObject([
      { isMember: false, memberships: [{ because: 'left' }] },
    ]);
    const position = (await ben.ask('PUT', `${here()}/people/${idOf('Ben')}/erasure`)).body['position'];
    const after = { 'relais-after': String(position) };
    expect((await ben.ask('GET', '/api/me', undefined, after)).body).toMatchObject({ networks: [] });
    expect((await ben.ask('GET', '/api/me/data')).body['networks']).toEqual([]);
  });

  it('is offered again when they are admitted again', async () => {
    const cleo = await newcomersBrowser(relais, addressOf('Cleo'));
    await answer(cleo, false);
    const today = relais.installation.clock.dayIn('Europe/Paris');
    await relais.commands.execute(
      new AdmitMember(
        {
          ...{ networkId: network.networkId, personId: idOf('Cleo') },
          ...{ joinedOn: today, leftOn: null, because: 'left' },
        },
        system(),
      ),
    );
    await caughtUp();
    expect(await mine(cleo)).toMatchObject([{ accepted: false, since: today }]);
  });

  it('can be declined by its last organiser until they have accepted it', async () => {
    const second = await smallNetwork(relais, ['Zoé']);
    const role = { networkId: second.networkId, personId: second.people['Zoé'] as PersonId };
    await relais.commands.execute(new GrantRole({ ...role, role: 'organiser' }, system(second.networkId)));
    await caughtUp();
    const zoe = await newcomersBrowser(relais, addressOf('Zoé'));
    const say = (accepted: boolean) =>
      zoe.ask('PUT', `/api/networks/${second.networkId}/acceptance`, { accepted });
    expect((await say(false)).status).toBe(200);
    await relais.commands.execute(new GrantRole({ ...role, role: 'organiser' }, system(second.networkId)));
    expect((await say(true)).status).toBe(200);
    expect(await say(false)).toMatchObject({ status: 422, body: { code: 'last-organiser' } });
  });

  it('is asked of a person who is known only, such as a visitor', async () => {
    const address = `${randomUUID()}@example.org`;
    const visitor = { networkId: network.networkId, personId: randomUUID() as PersonId };
    await relais.commands.execute(new RegisterPerson(visitor, system(), { name: 'Vera', email: address }));
    await caughtUp();
    const vera = await newcomersBrowser(relais, address);
    expect(await mine(vera)).toMatchObject([{ accepted: false, since: '2026-03-02' }]);
    expect((await answer(vera, false)).status).toBe(200);
    expect(await mine(vera)).toEqual([]);
  });

  it('is accepted by the button of a link that an operator made, which names network and person', async () => {
    const token = await relais.installation.signIn.makeLink(network.networkId, idOf('Dora'));
    const dora = new TestBrowser(relais);
    const look = async () => (await dora.ask('POST', '/api/sign-in/look', { token })).body;
    expect(await look()).toEqual({
      usable: true,
      names: {
        ...{ networkId: network.networkId, personId: idOf('Dora') },
        ...{ network: 'Le Petit Cercle', person: 'Dora' },
      },
    });
    expect((await dora.enterByLink(token)).status).toBe(204);
    expect(await mine(dora)).toMatchObject([{ accepted: true }]);
    expect(await look()).toEqual({ usable: false, names: null });
  });

  it('affects no token', async () => {
    const token = await relais.token(network.networkId, idOf('Emil'));
    expect((await relais.ask('GET', `${here()}/members`, { token })).status).toBe(200);
    expect((await relais.ask('GET', '/api/me', { token })).body['networks']).toMatchObject([
      { accepted: true },
    ]);
  });

  it('is accepted by people who signed in before the upgrade, until they decline it', async () => {
    const fern = await newcomersBrowser(relais, addressOf('Fern'));
    await relais.sql('update account_person set signed_in_before = true where person_id = $1', [
      idOf('Fern'),
    ]);
    expect(await mine(fern)).toMatchObject([{ accepted: true }]);
    expect((await fern.ask('GET', `${here()}/members`)).status).toBe(200);
    await answer(fern, false);
    expect(await mine(fern)).toEqual([]);
    expect((await fern.ask('GET', `${here()}/members`)).status).toBe(403);
  });

  it('is remembered as the one used last on the account, once accepted', async () => {
    const gil = await newcomersBrowser(relais, addressOf('Gil'));
    const read = (personId: string) =>
      gil.ask('GET', `${here()}/today`, undefined, { 'relais-person': personId });
    const last = async () => (await gil.ask('GET', '/api/me')).body['lastPersonId'];
    await read(idOf('Gil'));
    expect(await last()).toBeNull();
    await answer(gil, true);
    expect(await last()).toBeNull();
    await read(idOf('Gil'));
    expect(await last()).toBe(idOf('Gil'));
    await read(idOf('Ada'));
    expect(await last()).toBe(idOf('Gil'));
  });
});
