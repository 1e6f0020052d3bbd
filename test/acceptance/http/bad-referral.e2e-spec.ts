import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { type BadCase, dayToCome, expectRefused } from '../refused';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('A bad referral', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let foreign: SmallNetwork;
  let token: string;
  let referral: Record<string, unknown>;

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    foreign = await smallNetwork(relais, ['Zoé']);
    const [ada, karim] = [network.people['Ada'] as PersonId, network.people['Karim'] as PersonId];
    token = await relais.token(network.networkId, ada);
    referral = { networkId: network.networkId, receiverId: karim, passedOn: '2026-03-05', scope: 'inside' };
  });
  afterAll(() => relais.stop());

  const outside = (prospect: unknown, more: object = {}) => ({
    scope: 'outside',
    contactBy: 'receiver',
    prospect,
    ...more,
  });

  /** Field changed, value, expected status, code and path. */
  const referralCases: BadCase[] = [
    ['no network', () => ({ networkId: undefined }), 400, 'malformed', 'networkId'],
    ['a network that is no UUID', () => ({ networkId: 'club' }), 400, 'malformed', 'networkId'],
    ['another network', () => ({ networkId: foreign.networkId }), 404, 'not-found', 'networkId'],
    ['no receiver', () => ({ receiverId: null }), 400, 'malformed', 'receiverId'],
    [
      'an unknown receiver',
      () => ({ receiverId: randomUUID() }),
      422,
      'receiver-not-a-participant',
      'receiverId',
    ],
    [
      'a receiver of another network',
      () => ({ receiverId: foreign.people['Zoé'] }),
      422,
      'receiver-not-a-participant',
      'receiverId',
    ],
    [
      'oneself as receiver',
      () => ({ receiverId: network.people['Ada'] }),
      422,
      'self-referral',
      'receiverId',
    ],
    ['somebody else as giver', () => ({ giverId: network.people['Karim'] }), 403, 'not-allowed', 'giverId'],
    ['a day that does not exist', () => ({ passedOn: '2026-02-30' }), 400, 'malformed', 'passedOn'],
    ['a number as day', () => ({ passedOn: 20260305 }), 400, 'malformed', 'passedOn'],
    ['the year 0', () => ({ passedOn: '0000-01-01' }), 400, 'malformed', 'passedOn'],
    [
      'a day before anybody was a member',
      () => ({ passedOn: '2023-12-31' }),
      422,
      'giver-not-a-participant',
      'giverId',
    ],
    ['a day to come', () => ({ passedOn: dayToCome() }), 422, 'future-day', 'passedOn'],
    ['an unknown scope', () => ({ scope: 'beside' }), 400, 'malformed', 'scope'],
    ['warmth 6', () => ({ warmth: 6 }), 400, 'malformed', 'warmth'],
    ['warmth as text', () => ({ warmth: '3' }), 400, 'malformed', 'warmth'],
    ['an unknown caller', () => ({ contactBy: 'nobody' }), 400, 'malformed', 'contactBy'],
    ['outside without a caller', () => ({ scope: 'outside' }), 422, 'contact-by-missing', 'contactBy'],
    ['outside without a name', () => outside({}), 422, 'prospect-name-missing', 'prospect.name'],
    [
      'a telephone without agreement',
      () => outside({ name: 'Zoé', phone: '06 39 98 00 01' }),
      422,
      'contact-without-agreement',
      'prospect.phone',
    ],
    [
      'an e-mail without agreement',
      () => outside({ name: 'Zoé', email: 'z@example.org', agreed: false }),
      422,
      'contact-without-agreement',
      'prospect.email',
    ],
    [
      'an agreement to come',
      () => outside({ name: 'Zoé', agreed: true, agreedOn: dayToCome() }),
      422,
      'future-day',
      'prospect.agreedOn',
    ],
    ['a prospect inside', () => ({ prospect: { name: 'Zoé' } }), 422, 'prospect-of-inside', 'prospect'],
    ['a name that is too long', () => outside({ name: 'x'.repeat(121) }), 400, 'malformed', 'prospect.name'],
    ['a name of two lines', () => outside({ name: 'Zoé\nZoé' }), 400, 'malformed', 'prospect.name'],
    ['a zero character', () => outside({ name: 'Zo\u0000é' }), 400, 'malformed', 'prospect.name'],
    [
      'a telephone of letters',
      () => outside({ name: 'Zoé', agreed: true, phone: 'call me' }),
      400,
      'malformed',
      'prospect.phone',
    ],
    [
      'an e-mail without @',
      () => outside({ name: 'Zoé', agreed: true, email: 'zoe' }),
      400,
      'malformed',
      'prospect.email',
    ],
    ['a need that is too long', () => ({ need: 'x'.repeat(81) }), 400, 'malformed', 'need'],
    ['an unknown meeting', () => ({ meetingId: randomUUID() }), 422, 'unknown-meeting', 'meetingId'],
    ['an unknown parent', () => ({ parentId: randomUUID() }), 422, 'unknown-parent', 'parentId'],
    ['an unknown field', () => ({ surprise: 1 }), 400, 'malformed', ''],
  ];

  it.each(referralCases)(
    'in a referral: %s is refused, and nothing is recorded',
    async (_, change, status, code, path) => {
      await expectRefused(relais, token, `/api/referrals/${randomUUID()}`, { ...referral, ...change() }, [
        status,
        code,
        path,
      ]);
    },
  );
});
