import { randomUUID } from 'node:crypto';
import type { LedgerAnswer, PersonId, ReferralAnswer } from '@relais/contracts';
import { type Answer, type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('The life of a referral over HTTP', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let people: Readonly<Record<'Ada' | 'Karim' | 'Lise', PersonId>>;
  let tokens: Readonly<Record<'Ada' | 'Karim' | 'Lise', string>>;

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Lise']);
    people = network.people;
    const token = (name: keyof typeof people) => relais.token(network.networkId, people[name]);
    tokens = { Ada: await token('Ada'), Karim: await token('Karim'), Lise: await token('Lise') };
  });
  afterAll(() => relais.stop());

  const put = (who: keyof typeof tokens, path: string, body: object, commandId: string = randomUUID()) =>
    relais.ask('PUT', path, { token: tokens[who], body, headers: { 'relais-command': commandId } });

  /** Ada passes one to Karim; its id. */
  async function passed(more: object = {}): Promise<string> {
    const id = randomUUID();
    const body = {
      networkId: network.networkId,
      receiverId: people.Karim,
      passedOn: '2026-03-05',
      scope: 'inside',
    };
    expect((await put('Ada', `/api/referrals/${id}`, { ...body, ...more })).status).toBe(200);
    return id;
  }
  const outcome = (id: string, body: object, who: keyof typeof tokens = 'Karim') =>
    put(who, `/api/referrals/${id}/outcome`, body);
  const opened = async (id: string): Promise<ReferralAnswer> =>
    (await relais.ask('GET', `/api/referrals/${id}`, { token: tokens.Ada })).body as ReferralAnswer;

  async function statusIn(who: keyof typeof tokens, id: string, after: Answer, query = '') {
    const { body } = await relais.ask(
      'GET',
      `/api/networks/${network.networkId}/people/${people[who]}/ledger${query}`,
      {
        token: tokens[who],
        headers: { 'relais-after': String(after.body['position']) },
      },
    );
    return (body as LedgerAnswer).entries
      .filter(({ referralId }) => referralId === id)
      .map(({ kind, status }) => [kind, status]);
  }

  it('goes from its arrival over the call to the thanks, in both ledgers and as of each day', async () => {
    const id = await passed();
    expect(await put('Karim', `/api/referrals/${id}/acknowledgement`, { on: '2026-03-06' })).toMatchObject({
      status: 200,
    });
    const called = await outcome(id, { outcome: 'contacted', on: '2026-03-07' });
    expect(await statusIn('Ada', id, called)).toEqual([['given', 'contacted']]);
    const thanksId = randomUUID();
    const thanked = await put('Karim', `/api/thanks/${thanksId}`, {
      ...{
        networkId: network.networkId,
        thankedId: people.Ada,
        referralId: id,
        on: '2026-03-09',
        amountInCents: 90_000,
      },
    });
    expect(await statusIn('Karim', id, thanked)).toEqual([
      ['received', 'won'],
      ['thanks-given', null],
    ]);
    expect(await opened(id)).toMatchObject({
      status: 'won',
      outcome: { outcome: 'won', because: null, on: '2026-03-09' },
    });
    for (const [day, status] of [
      ['2026-03-05', 'open'],
      ['2026-03-06', 'acknowledged'],
      ['2026-03-08', 'contacted'],
    ])
      expect(await statusIn('Ada', id, thanked, `?asOf=${String(day)}`)).toEqual([['given', status]]);
    const withdrawn = await put('Karim', `/api/thanks/${thanksId}/withdrawal`, {});
    expect((await statusIn('Ada', id, withdrawn))[0]).toEqual(['given', 'contacted']);
    expect(await opened(id)).toMatchObject({
      status: 'contacted',
      facts: [
        { type: 'ReferralPassed' },
        { type: 'ReferralAcknowledged', by: 'Karim' },
        { type: 'ProspectContacted', on: '2026-03-07' },
      ],
    });
  });

  it('says why nothing came of it, takes that back, and shows at every instant what was known', async () => {
    const id = await passed();
    const lost = await outcome(id, { outcome: 'lost', because: 'unreachable', on: '2026-03-07' });
    expect((await opened(id)).outcome).toEqual({ outcome: 'lost', because: 'unreachable', on: '2026-03-07' });
    const then = (await opened(id)).facts.at(-1)?.recordedAt ?? '';
    const takenBack = await outcome(id, { outcome: 'none' });
    expect(lost.status).toBe(200);
    expect(await statusIn('Ada', id, takenBack)).toEqual([['given', 'acknowledged']]);
    expect(await statusIn('Ada', id, takenBack, `?knownAt=${encodeURIComponent(then)}`)).toEqual([
      ['given', 'lost'],
    ]);
    expect(await outcome(id, { outcome: 'none' })).toMatchObject({
      status: 422,
      body: { code: 'nothing-reported' },
    });
  });

  it('answers a repeated report as the first time', async () => {
    const [id, commandId] = [await passed(), randomUUID()];
    const report = () =>
      put('Karim', `/api/referrals/${id}/outcome`, { outcome: 'contacted', on: '2026-03-07' }, commandId);
    const first = await report();
    expect(await report()).toMatchObject({ status: 200, body: first.body });
    expect((await opened(id)).facts).toHaveLength(2);
  });

  it.each<readonly [string, 'Ada' | 'Karim' | 'Lise', object, object, number, string]>([
    ['by its giver', 'Ada', {}, { outcome: 'won', on: '2026-03-07' }, 403, 'not-the-receiver'],
    ['by a bystander', 'Lise', {}, { outcome: 'won', on: '2026-03-07' }, 403, 'not-the-receiver'],
    [
      'of a lead',
      'Karim',
      { scope: 'outside', contactBy: 'receiver', prospect: { name: 'Zoé' } },
      { outcome: 'contacted', on: '2026-03-07' },
      422,
      'no-agreement',
    ],
    [
      'before it was passed',
      'Karim',
      {},
      { outcome: 'won', on: '2026-03-04' },
      422,
      'reported-before-passed',
    ],
    ['of a day to come', 'Karim', {}, { outcome: 'won', on: '2999-01-01' }, 422, 'future-day'],
    ['as lost without why', 'Karim', {}, { outcome: 'lost', on: '2026-03-07' }, 400, 'malformed'],
    [
      'as won because it was declined',
      'Karim',
      {},
      { outcome: 'won', because: 'declined', on: '2026-03-07' },
      400,
      'malformed',
    ],
  ])('is not reported %s', async (_, who, more, body, status, code) => {
    const id = await passed(more);
    expect(await outcome(id, body, who)).toMatchObject({ status, body: { code } });
  });
});
