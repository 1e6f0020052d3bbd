import { randomUUID } from 'node:crypto';
import { type CharterAnswer, type PersonId, type Problem, dayAfter } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('The rules of a network', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let tokens: Record<'member' | 'organiser', string>;
  let today: string;
  let path: string;

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Olga']);
    today = relais.installation.clock.dayIn('Europe/Paris');
    path = `/api/networks/${network.networkId}/charter`;
    tokens = {
      member: await relais.token(network.networkId, person('Ada')),
      organiser: await relais.token(network.networkId, person('Olga'), 'organiser'),
    };
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  afterAll(() => relais.stop());

  const uuid = (): string => randomUUID();
  const person = (name: string) => network.people[name] as PersonId;
  const adopt = (body: object, { token = tokens.organiser, commandId = uuid() } = {}) =>
    relais.ask('PUT', path, { token, body, headers: { 'relais-command': commandId } });
  const seen = async (after: unknown = '0') => {
    const headers = { 'relais-after': String(after) };
    const { status, body } = await relais.ask('GET', path, { token: tokens.member, headers });
    expect(status).toBe(200);
    return body as unknown as CharterAnswer;
  };
  const days = ({ versions }: CharterAnswer) =>
    versions.map(({ from, charter }) => [from, charter.comfortSize]);

  it('are read by everybody, and changed by organisers from a day on, once for each command', async () => {
    const before = await seen();
    expect(before).toMatchObject({
      ...{ from: '2024-01-01', charter: { businessTalk: 'allowed', comfortSize: 30 } },
      versions: [{ from: '2024-01-01', charter: before.charter, by: null }],
    });
    const body = { from: today, charter: { businessTalk: 'never', comfortSize: 12 } };
    expect(await adopt(body, { token: tokens.member })).toMatchObject({ status: 403 });

    const commandId = randomUUID();
    const adopted = await adopt(body, { commandId });
    expect(adopted).toMatchObject({ status: 200, body: { id: network.networkId } });
    expect((await adopt(body, { commandId })).body).toEqual(adopted.body);
    expect(await adopt({ ...body, charter: { comfortSize: 13 } }, { commandId })).toMatchObject({
      status: 409,
    });
    const charter = { ...before.charter, businessTalk: 'never', comfortSize: 12 };
    expect(await seen(adopted.body['position'])).toEqual({
      ...{ charter, from: today },
      versions: [
        ...before.versions,
        { from: today, charter, by: { personId: person('Olga'), name: 'Olga' } },
      ],
    });
    const { body: me } = await relais.ask('GET', '/api/me', { token: tokens.member });
    expect(me).toMatchObject({ networks: [{ businessTalk: 'never' }] });
    const referral = { networkId: network.networkId, receiverId: person('Olga'), passedOn: today };
    expect(
      await relais.ask('PUT', `/api/referrals/${randomUUID()}`, {
        ...{ token: tokens.member, body: { ...referral, scope: 'inside' } },
      }),
    ).toMatchObject({ status: 422, body: { code: 'no-business-talk' } });
  });

  it('that are planned for a later day are listed and do not hold yet; another version of that day replaces them', async () => {
    const { charter } = await seen();
    const from = dayAfter(today, 7);
    await adopt({ from, charter: { comfortSize: 40 } });
    const { body } = await adopt({ from, charter: { comfortSize: 41 } });
    const after = await seen(body['position']);
    expect([after.charter, after.from]).toEqual([charter, today]);
    expect(days(after)).toEqual([
      ['2024-01-01', 30],
      [today, 12],
      [from, 41],
    ]);
  });

  it.each<[string, object, number, string]>([
    ['a day that does not exist', { from: '2026-02-30' }, 400, 'from'],
    ['a room for nobody', { charter: { comfortSize: 0 } }, 400, 'charter.comfortSize'],
    ['half a person', { charter: { comfortSize: 12.5 } }, 400, 'charter.comfortSize'],
    ['a room for everybody', { charter: { comfortSize: 10_001 } }, 400, 'charter.comfortSize'],
    ['no comfort size', { charter: { comfortSize: null } }, 400, 'charter.comfortSize'],
    ['a talk that is not known', { charter: { businessTalk: 'sometimes' } }, 400, 'charter.businessTalk'],
    ['a purpose that is not known', { charter: { purpose: 'fun' } }, 400, 'charter.purpose'],
    ['thanks that are not known', { charter: { thanksAmount: 'yes' } }, 400, 'charter.thanksAmount'],
    ['no kind at all', { charter: { regularKinds: [] } }, 400, 'charter.regularKinds'],
    ['a kind that is not known', { charter: { regularKinds: ['brunch'] } }, 400, 'charter.regularKinds.0'],
    ['a share of nothing', { charter: { coreShare: 0 } }, 400, 'charter.coreShare'],
    ['more than all', { charter: { coreShare: 1.01 } }, 400, 'charter.coreShare'],
    ['an empty window', { charter: { window: 0 } }, 400, 'charter.window'],
    ['a core of 521 meetings', { charter: { coreMinimum: 521 } }, 400, 'charter.coreMinimum'],
    ['a return within none', { charter: { returnWithin: 0 } }, 400, 'charter.returnWithin'],
    ['a day that is over', { from: '2024-01-02' }, 422, 'from'],
    ['a day in two years', { from: '2099-01-01' }, 422, 'from'],
    ['membership', { charter: { membership: 'none' } }, 422, 'charter.membership'],
    ['nothing', { charter: {} }, 422, 'charter'],
  ])('refuse %s under its field', async (_, body, status, field) => {
    const before = days(await seen());
    const answer = await adopt({ from: today, charter: { comfortSize: 25 }, ...body });
    expect([answer.status, (answer.body as unknown as Problem).errors?.map(({ path: at }) => at)]).toEqual([
      status,
      [field],
    ]);
    expect(days(await seen())).toEqual(before);
  });

  it('keep business out of a meeting while it is under way, and only then', async () => {
    const names = ['Ben', 'Cleo'] as const;
    const { networkId, people, position } = await smallNetwork(relais, names, {
      businessTalk: 'not-in-meetings',
    });
    await relais.installation.readModels.waitFor(Number(position));
    const token = await relais.token(networkId, people['Ben'] ?? '', 'host');
    const put = (to: string, body: object) => relais.ask('PUT', to, { token, body });
    const pass = async () => {
      const body = { networkId, receiverId: people['Cleo'], passedOn: date, scope: 'inside' };
      const answer = await put(`/api/referrals/${randomUUID()}`, body);
      return answer.status === 200 ? 'passed' : answer.body['code'];
    };
    const clock = (minutes: number) =>
      new Intl.DateTimeFormat('sv-SE', {
        ...{ timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' },
      }).format(relais.installation.clock.now().getTime() + minutes * 60_000);
    const [date = '', startTime = ''] = clock(-1).split(' ');
    const meeting = { networkId, date, startTime, kind: 'evening', status: 'scheduled' };
    const path = `/api/meetings/${randomUUID()}`;
    expect(await pass()).toBe('passed');
    const scheduled = await put(path, meeting);
    await relais.installation.readModels.waitFor(Number(scheduled.body['position']));
    expect(await pass()).toBe('meeting-under-way');
    const cancelled = await put(path, { ...meeting, status: 'cancelled' });
    await relais.installation.readModels.waitFor(Number(cancelled.body['position']));
    expect(await pass()).toBe('passed');
  });

  it('refuse a rule that does not exist', async () => {
    const answer = await adopt({ from: today, charter: { comfortsize: 25 } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});
