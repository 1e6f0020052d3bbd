import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId, Role, TokenId, TokensAnswer } from '@relais/contracts';
import { GrantRole } from '@relais/networks';
import { type Answer, type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('An API token', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let ada: PersonId;
  let organiser: string;
  let stranger: string;
  let tokens: string;
  let today: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    const other = await smallNetwork(relais, ['Zoé']);
    ada = network.people['Ada'] as PersonId;
    organiser = await relais.token(network.networkId, ada, 'organiser');
    stranger = await relais.token(other.networkId, String(other.people['Zoé']), 'organiser');
    tokens = `/api/networks/${network.networkId}/tokens`;
    today = relais.installation.clock.dayIn('Europe/Paris');
    await grant('organiser');
    // A network keeps at least one.
    await grant('organiser', network.people['Karim']);
  });
  afterAll(() => relais.stop());

  async function grant(role: Role, personId = ada): Promise<void> {
    const { networkId } = network;
    const envelope = {
      commandId: randomUUID(),
      networkId,
      today,
      principal: { role: 'system' },
    } as const;
    await relais.commands.execute(new GrantRole({ networkId, personId, role }, envelope));
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  }
  const make = (body: object, id = randomUUID(), token = organiser): Promise<Answer> =>
    relais.ask('PUT', `${tokens}/${id}`, { token, body });
  const secretOf = ({ body }: Answer) => body['token'] as string;
  const listed = async () =>
    (await relais.ask('GET', tokens, { token: organiser })).body['tokens'] as TokensAnswer['tokens'];
  const statusWith = async (token: string) => (await relais.ask('GET', '/api/me', { token })).status;
  const roleWith = async (token: string) =>
    ((await relais.ask('GET', '/api/me', { token })).body['networks'] as { role: Role }[])[0]?.role;

  it('is made by organisers for themselves, shown once, and listed with its last use', async () => {
    const tokenId = randomUUID();
    const made = await make({ name: 'Tableur', role: 'host' }, tokenId);
    const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
    expect(made).toMatchObject({ status: 200, body: { tokenId, expiresOn: inAYear } });
    const entry = async () => (await listed()).find((token) => token.tokenId === tokenId);
    expect(await entry()).toEqual({
      ...{ tokenId, name: 'Tableur', role: 'host', personId: ada, personName: 'Ada' },
      ...{ madeOn: today, expiresOn: inAYear, isExpired: false, lastUsedOn: null },
    });
    expect(await roleWith(secretOf(made))).toBe('host');
    expect((await entry())?.lastUsedOn).toBe(new Date().toISOString().slice(0, 10));
    expect(JSON.stringify(await listed())).not.toContain(secretOf(made));
  });

  it('is kept as a hash alone', async () => {
    const secret = secretOf(await make({ name: 'Tableur', role: 'member' }));
    const [row] = await relais.sql<{ text: string }[]>(
      `select string_agg(t::text, ' ') as text from api_token t`,
    );
    expect(row?.text).toContain('Tableur');
    expect(row?.text).not.toContain(secret);
    expect(row?.text).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('is not made twice under one id', async () => {
    const id = randomUUID();
    await make({ name: 'Tableur', role: 'member' }, id);
    expect(await make({ name: 'Tableur', role: 'member' }, id)).toMatchObject({
      status: 409,
      body: { code: 'other-content' },
    });
  });

  it('is good until the end of its last day', async () => {
    const made = await make({ name: 'Pour aujourd’hui', role: 'member', expiresOn: today });
    expect(made.body['expiresOn']).toBe(today);
    expect(await statusWith(secretOf(made))).toBe(200);
    await relais.sql(`update api_token set expires_at = now() where token_id = $1`, [made.body['tokenId']]);
    expect(await statusWith(secretOf(made))).toBe(401);
    expect((await listed()).find(({ tokenId }) => tokenId === made.body['tokenId'])).toMatchObject({
      isExpired: true,
    });
  });

  it.each([
    ['yesterday', -1],
    ['in more than five years', 5 * 366],
  ])('is not made until %s', async (_, days) => {
    const expiresOn = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    expect(await make({ name: 'Trop', role: 'member', expiresOn })).toMatchObject({
      status: 422,
      body: { code: 'token-expiry', errors: [{ path: 'expiresOn' }] },
    });
  });

  it('lets nobody in any more once it is revoked', async () => {
    const tokenId = randomUUID();
    const secret = secretOf(await make({ name: 'Perdu', role: 'member' }, tokenId));
    expect(await statusWith(secret)).toBe(200);
    const revoke = () => relais.ask('DELETE', `${tokens}/${tokenId}`, { token: organiser });
    expect(await revoke()).toMatchObject({ status: 204 });
    expect(await statusWith(secret)).toBe(401);
    expect(await revoke()).toMatchObject({ status: 404 });
  });

  it('has no more than the role that its maker still has', async () => {
    const asOrganiser = secretOf(await make({ name: 'Bureau', role: 'organiser' }));
    const asMember = secretOf(await make({ name: 'Bureau', role: 'member' }));
    expect([await roleWith(asOrganiser), await roleWith(asMember)]).toEqual(['organiser', 'member']);
    await grant('host');
    expect([await roleWith(asOrganiser), await roleWith(asMember)]).toEqual(['host', 'member']);
    expect(await make({ name: 'Plus', role: 'host' }, randomUUID(), asOrganiser)).toMatchObject({
      status: 403,
    });
    await grant('organiser');
  });

  it('of the operator has the role and the person that the operator names', async () => {
    expect(await roleWith(organiser)).toBe('organiser');
    const karims = await relais.token(network.networkId, String(network.people['Karim']), 'organiser');
    expect(await roleWith(karims)).toBe('organiser');
  });

  it('is no business of members, hosts and other networks', async () => {
    const tokenId = randomUUID();
    await make({ name: 'Caisse', role: 'member' }, tokenId);
    const attempts: [string, string, object?][] = [
      ['GET', tokens],
      ['PUT', `${tokens}/${randomUUID()}`, { name: 'Caisse', role: 'member' }],
      ['DELETE', `${tokens}/${tokenId}`],
    ];
    const others: [Promise<string>, number][] = [
      [relais.token(network.networkId, ada), 403],
      [relais.token(network.networkId, ada, 'host'), 403],
      [Promise.resolve(stranger), 404],
    ];
    for (const [token, status] of others)
      for (const [method, path, body] of attempts)
        expect(await relais.ask(method, path, { token: await token, ...(body && { body }) })).toMatchObject({
          status,
        });
    expect((await listed()).some((token) => token.tokenId === tokenId)).toBe(true);
  });

  it('is not made or revoked in one network under the id of another', async () => {
    const foreign = '/api/networks/' + (await networkOf(stranger)) + '/tokens';
    const tokenId = randomUUID();
    await make({ name: 'Caisse', role: 'member' }, tokenId);
    const body = { name: 'Caisse', role: 'member' };
    expect(await relais.ask('PUT', `${foreign}/${tokenId}`, { token: stranger, body })).toMatchObject({
      status: 404,
    });
    expect(await relais.ask('DELETE', `${foreign}/${tokenId}`, { token: stranger })).toMatchObject({
      status: 404,
    });
  });

  const networkOf = async (token: string): Promise<NetworkId> =>
    ((await relais.ask('GET', '/api/me', { token })).body['networks'] as { id: NetworkId }[])[0]
      ?.id as NetworkId;

  it('is looked up with all others of the moment', async () => {
    const { installation } = relais;
    const made = await Promise.all(
      ['member', 'host'].map((role) =>
        installation.tokens.make({
          ...{ networkId: network.networkId, personId: ada, role: role as Role },
          ...{ name: 'Ensemble', timezone: 'UTC', tokenId: randomUUID() as TokenId },
        }),
      ),
    );
    const callers = await Promise.all(
      [...made.map(({ token }) => token), 'relais_guessed'].map((token) =>
        installation.tokens.callerOf(token),
      ),
    );
    expect(callers.map((caller) => caller?.memberships[0]?.role ?? null)).toEqual(['member', 'host', null]);
  });
});
