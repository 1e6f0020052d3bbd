import { randomUUID } from 'node:crypto';
import { MyDataAnswer, type PersonId } from '@relais/contracts';
import { signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' };

describe('Everything about me', () => {
  let relais: RunningRelais;
  let ours: SmallNetwork;
  let theirs: SmallNetwork;
  let ada: PersonId;
  let ben: PersonId;
  let cleo: PersonId;
  const [meetingId, mine, others] = [randomUUID(), randomUUID(), randomUUID()];
  const [thanksId, thanksOfOthers] = [randomUUID(), randomUUID()];
  const [met, takenBack, metByOthers] = [randomUUID(), randomUUID(), randomUUID()];

  beforeAll(async () => {
    relais = await startRelais();
    ours = await smallNetwork(relais, ['Ada', 'Ben', 'Cleo']);
    theirs = await smallNetwork(relais, ['Zoé']);
    [ada, ben, cleo] = ['Ada', 'Ben', 'Cleo'].map((name) => ours.people[name]) as [
      PersonId,
      PersonId,
      PersonId,
    ];
    const { networkId } = ours;
    const token = await relais.token(networkId, ben, 'organiser');
    const put = async (path: string, body: object) => {
      const answer = await relais.ask('PUT', `/api${path}`, { token, body });
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    };
    const day = '2026-03-05';
    await put(`/networks/${networkId}/people/${ada}/description`, { company: 'Firme', phone: '0639980001' });
    await put(`/meetings/${meetingId}`, {
      ...{ networkId, date: day, startTime: '07:30', kind: 'breakfast', status: 'held' },
    });
    for (const personId of [ada, ben])
      await put(`/meetings/${meetingId}/attendance/${personId}`, { status: 'late' });
    const outside = { networkId, passedOn: day, scope: 'outside', contactBy: 'receiver' };
    const prospect = (name: string) => ({ name, phone: '0639980002', agreed: true });
    await put(`/referrals/${mine}`, {
      ...{
        ...outside,
        giverId: ada,
        receiverId: ben,
        need: 'Une toiture',
        prospect: prospect('Anaïs Barreau'),
      },
    });
    await put(`/referrals/${others}`, {
      ...{ ...outside, giverId: ben, receiverId: cleo, prospect: prospect('Luc Perrin') },
    });
    await put(`/thanks/${thanksId}`, {
      ...{ networkId, thankingId: ben, thankedId: ada, on: day, referralId: mine, amountInCents: 12_300 },
    });
    await put(`/thanks/${thanksOfOthers}`, {
      ...{ networkId, thankingId: cleo, thankedId: ben, on: day, amountInCents: 45_600 },
    });
    const between = (personId: PersonId, withId: PersonId) => ({ networkId, personId, withId, on: day });
    await put(`/one-to-ones/${met}`, between(cleo, ada));
    await put(`/one-to-ones/${takenBack}`, between(ben, ada));
    await put(`/one-to-ones/${takenBack}/withdrawal`, {});
    await put(`/one-to-ones/${metByOthers}`, between(ben, cleo));
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  });
  afterAll(() => relais.stop());

  const withToken = async (personId: PersonId, role: 'member' | 'organiser' = 'member') => {
    const token = await relais.token(ours.networkId, personId, role);
    return MyDataAnswer.parse((await relais.ask('GET', '/api/me/data', { token })).body);
  };

  it('is every value, membership, attendance, referral, thanks and one-to-one of mine, and nothing of others', async () => {
    const { networks, account } = await withToken(ada);
    expect(account).toBeNull();
    expect(networks).toHaveLength(1);
    const [network] = networks as [MyDataAnswer['networks'][number]];
    expect(network).toMatchObject({
      ...{
        networkId: ours.networkId,
        personId: ada,
        role: 'member',
        isMember: true,
        name: 'Le Petit Cercle',
      },
      values: { name: 'Ada', company: 'Firme', phone: '06 39 98 00 01', email: 'ada@example.org' },
      memberships: [{ joinedOn: '2024-01-01', leftOn: null, because: null }],
      attendance: [{ meetingId, on: '2026-03-05', kind: 'breakfast', meeting: 'held', status: 'late' }],
      referrals: [
        {
          ...{ referralId: mine, need: 'Une toiture', giver: { name: 'Ada' }, receiver: { name: 'Ben' } },
          prospect: { name: 'Anaïs Barreau', phone: '06 39 98 00 02', tel: '+33639980002' },
          facts: [{ type: 'ReferralPassed', by: 'Ben' }],
        },
      ],
      thanks: [
        {
          ...{ thanksId, from: { name: 'Ben' }, to: { name: 'Ada' }, amountInCents: 12_300 },
          ...{ referralId: mine, withdrawn: false },
        },
      ],
      oneToOnes: [
        { oneToOneId: met, with: { name: 'Cleo' }, withdrawn: false },
        { oneToOneId: takenBack, with: { name: 'Ben' }, withdrawn: true },
      ],
    });
    expect(network.attendance).toHaveLength(1);
    const text = JSON.stringify(networks);
    for (const foreign of [others, thanksOfOthers, metByOthers, 'Luc Perrin', 'ben@example.org', '45600'])
      expect([foreign, text.includes(foreign)]).toEqual([foreign, false]);
  });

  it('is no more for an organiser: a token tells of its own person', async () => {
    const [network] = (await withToken(cleo, 'organiser')).networks;
    expect(network).toMatchObject({ personId: cleo, role: 'organiser', values: { name: 'Cleo' } });
    expect(JSON.stringify(network)).not.toContain('Anaïs Barreau');
  });

  it('tells, in a browser, of all my networks, and of the account: address, devices, sign-ins', async () => {
    const browser = await signedInBrowser(relais, addressOf('Ada'), firefox);
    await relais.sql(
      `insert into account_person (account_id, network_id, person_id)
       select account_id, $2, $3 from account_person where person_id = $1`,
      [ada, theirs.networkId, theirs.people['Zoé']],
    );
    const { account, networks } = MyDataAnswer.parse((await browser.ask('GET', '/api/me/data')).body);
    expect(account).toMatchObject({
      address: 'ada@example.org',
      devices: [{ browser: 'Firefox', system: 'Linux', isThis: true }],
      signIns: [{ how: 'code', browser: 'Firefox' }],
    });
    expect(networks.map(({ values }) => values['name']).sort()).toEqual(['Ada', 'Zoé']);
  });

  it('is the account alone for a person in no network, who can have it erased', async () => {
    const address = `${randomUUID()}@example.org`;
    const [browser, other] = [await signedInBrowser(relais, address), await signedInBrowser(relais, address)];
    expect((await browser.ask('GET', '/api/me/data')).body).toMatchObject({
      account: { address },
      networks: [],
    });
    expect(await browser.ask('DELETE', '/api/me/account')).toMatchObject({ status: 204 });
    for (const one of [browser, other])
      expect(await one.ask('GET', '/api/me')).toMatchObject({ status: 401 });
    const again = await signedInBrowser(relais, address);
    const { account } = MyDataAnswer.parse((await again.ask('GET', '/api/me/data')).body);
    expect(account?.signIns).toHaveLength(1);
  });

  it('is not erased with the account while a network knows me, or has just invited me', async () => {
    const known = await signedInBrowser(relais, addressOf('Cleo'));
    const refused = { status: 422, body: { code: 'still-known' } };
    expect(await known.ask('DELETE', '/api/me/account')).toMatchObject(refused);
    const address = `${randomUUID()}@example.org`;
    const invited = await signedInBrowser(relais, address);
    const token = await relais.token(ours.networkId, ben, 'organiser');
    const body = { people: address, asMembers: false };
    await relais.ask('PUT', `/api/networks/${ours.networkId}/invitations`, { token, body });
    expect(await invited.ask('DELETE', '/api/me/account')).toMatchObject(refused);
  });

  it('is for nobody who is not signed in', async () => {
    expect(await relais.ask('GET', '/api/me/data')).toMatchObject({ status: 401 });
  });

  it('has no values of what was erased', async () => {
    const token = await relais.token(ours.networkId, ada);
    const path = `/api/networks/${ours.networkId}/people/${ada}/contact-erasure`;
    const { body } = await relais.ask('PUT', path, { token });
    await relais.installation.readModels.waitFor(Number(body['position']));
    const [network] = (await withToken(ada)).networks;
    expect(network?.values).toEqual({ name: 'Ada', company: 'Firme' });
  });
});
