import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { type BadCase, dayToCome, expectRefused } from '../refused';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('Bad input', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let foreign: SmallNetwork;
  let token: string;
  let organiser: string;
  let referral: Record<string, unknown>;
  let thanks: Record<string, unknown>;
  let meeting: Record<string, unknown>;

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    foreign = await smallNetwork(relais, ['Zoé']);
    const [ada, karim] = [network.people['Ada'] as PersonId, network.people['Karim'] as PersonId];
    token = await relais.token(network.networkId, ada);
    organiser = await relais.token(network.networkId, ada, 'organiser');
    referral = { networkId: network.networkId, receiverId: karim, passedOn: '2026-03-05', scope: 'inside' };
    thanks = { networkId: network.networkId, thankedId: karim, on: '2026-03-05', amountInCents: 100 };
    meeting = {
      networkId: network.networkId,
      date: '2026-03-05',
      startTime: '07:30',
      kind: 'breakfast',
      status: 'held',
    };
  });
  afterAll(() => relais.stop());

  it.each<BadCase>([
    ['amount 0', () => ({ amountInCents: 0 }), 400, 'malformed', 'amountInCents'],
    ['a negative amount', () => ({ amountInCents: -1 }), 400, 'malformed', 'amountInCents'],
    [
      'an amount with a fraction of a cent',
      () => ({ amountInCents: 12.5 }),
      400,
      'malformed',
      'amountInCents',
    ],
    [
      'more than a hundred million',
      () => ({ amountInCents: 10_000_000_001 }),
      400,
      'malformed',
      'amountInCents',
    ],
    ['an amount as text', () => ({ amountInCents: '12' }), 400, 'malformed', 'amountInCents'],
    [
      'thanks to oneself',
      () => ({ thankedId: network.people['Ada'] }),
      422,
      'thanks-to-oneself',
      'thankedId',
    ],
    ['an unknown person', () => ({ thankedId: randomUUID() }), 422, 'unknown-person', 'thankedId'],
    ['an unknown referral', () => ({ referralId: randomUUID() }), 422, 'unknown-referral', 'referralId'],
    ['a day to come', () => ({ on: dayToCome() }), 422, 'future-day', 'on'],
    ['another network', () => ({ networkId: foreign.networkId }), 404, 'not-found', 'networkId'],
  ])('in thanks: %s is refused, and nothing is recorded', async (_, change, status, code, path) => {
    await expectRefused(relais, token, `/api/thanks/${randomUUID()}`, { ...thanks, ...change() }, [
      status,
      code,
      path,
    ]);
  });

  it.each<BadCase>([
    ['an hour that does not exist', () => ({ startTime: '24:00' }), 400, 'malformed', 'startTime'],
    ['an unknown kind', () => ({ kind: 'brunch' }), 400, 'malformed', 'kind'],
    ['an unknown status', () => ({ status: 'perhaps' }), 400, 'malformed', 'status'],
    ['held on a day to come', () => ({ date: dayToCome() }), 422, 'future-day', 'date'],
  ])('in a meeting: %s is refused, and nothing is recorded', async (_, change, status, code, path) => {
    await expectRefused(relais, organiser, `/api/meetings/${randomUUID()}`, { ...meeting, ...change() }, [
      status,
      code,
      path,
    ]);
  });

  it('a meeting put by a member is refused', async () => {
    await expectRefused(relais, token, `/api/meetings/${randomUUID()}`, meeting, [403, 'not-allowed']);
  });

  it('an id that is no UUID is refused', async () => {
    await expectRefused(relais, token, '/api/referrals/R00001', referral, [400, 'malformed', 'referralId']);
  });

  it.each([
    ['malformed JSON', '{"networkId": ', 'application/json', 400, 'malformed'],
    ['a list', '[]', 'application/json', 400, 'malformed'],
    ['an empty body', '', 'application/json', 400, 'malformed'],
    ['two megabytes', JSON.stringify({ need: 'x'.repeat(2_000_000) }), 'application/json', 413, 'too-large'],
    ['XML', '<referral/>', 'application/xml', 415, 'unsupported-media-type'],
  ])('%s as body is refused, and the server goes on', async (_, body, type, status, code) => {
    const before = await relais.installation.store.lastPosition();
    const answer = await relais.ask('PUT', `/api/referrals/${randomUUID()}`, {
      token,
      body,
      headers: { 'content-type': type },
    });
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await relais.installation.store.lastPosition()).toBe(before);
    expect(await relais.ask('GET', '/health/ready')).toMatchObject({ status: 200 });
  });

  it.each([
    ['asOf=yesterday', 'asOf'],
    ['knownAt=2026-03-05', 'knownAt'],
    ['knownAt=2026-03-05T00:00:00%2B23:00', 'knownAt'],
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['cursor=nonsense', 'cursor'],
  ])('a ledger asked with %s is refused', async (query, path) => {
    const answer = await relais.ask(
      'GET',
      `/api/networks/${network.networkId}/people/${String(network.people['Ada'])}/ledger?${query}`,
      { token },
    );
    expect(answer.status).toBe(400);
    expect((answer.body['errors'] as { path: string }[])[0]?.path).toBe(path);
  });

  it('a Relais-After that is no position is refused', async () => {
    const answer = await relais.ask('GET', '/api/me', { token, headers: { 'relais-after': 'soon' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });

  it('a Relais-After that the log has not reached is answered 503 with Retry-After', async () => {
    const answer = await relais.ask('GET', '/api/me', { token, headers: { 'relais-after': '999999999' } });
    expect(answer).toMatchObject({ status: 503, body: { code: 'not-yet' } });
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});
