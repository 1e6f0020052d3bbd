import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Action, ActingRole, type PersonId, Role } from '@relais/contracts';
import { type Extent, extentOf, includesRole, may, rights } from '@relais/networks';
import { signedInBrowser } from '../acceptance/browser';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, acceptedBy, addressOf, smallNetwork } from '../acceptance/small-network';
import { attemptsIn } from './attempts';
import { rolesPage } from './roles-page';

const roles = ActingRole.options;
const file = join(__dirname, '../../docs/roles.md');

function expected(extent: Extent, own: boolean, isThatDay: boolean): boolean {
  switch (extent) {
    case 'all':
      return true;
    case 'own':
      return own;
    case 'own-that-day':
      return own && isThatDay;
    case 'none':
      return false;
  }
}

describe('The table of rights', () => {
  it('has every action, and none that is more for a lesser role', () => {
    expect(Object.keys(rights)).toEqual(Action.options);
    const order: Extent[] = ['none', 'own-that-day', 'own', 'all'];
    for (const row of Object.values(rights)) {
      const steps = roles.map((role) => order.indexOf(row[role]));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    }
  });

  it('is shown in docs/roles.md (renew it with RENEW_ROLES=1)', () => {
    if (process.env['RENEW_ROLES']) writeFileSync(file, rolesPage());
    expect(readFileSync(file, 'utf8')).toBe(rolesPage());
  });

  it('lets imports and the operator do what others did, and no role act without a person', () => {
    for (const action of Action.options) {
      expect(may({ role: 'system' }, action)).toBe(true);
      const nobody = may({ personId: randomUUID(), role: 'member' }, action, { whose: [randomUUID()] });
      expect(nobody).toBe(extentOf('member', action) === 'all');
    }
  });

  it('ranks the roles', () => {
    expect(roles.map((role) => roles.map((other) => includesRole(role, other)))).toEqual([
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, false],
      [true, true, true, true],
    ]);
  });
});

describe('The running application', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let attempts: Awaited<ReturnType<typeof attemptsIn>>;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Zoé']);
    await relais.installation.readModels.waitFor(Number(network.position));
    attempts = await attemptsIn(relais, network);
  });
  afterAll(() => relais.stop());

  // A visitor at every route: the matrix.
  const cases = Action.options.flatMap((action) =>
    Role.options.flatMap((role) =>
      [true, false].flatMap((own) => [true, false].map((isThatDay) => ({ action, role, own, isThatDay }))),
    ),
  );

  it.each(cases)(
    'lets $role: $action (own: $own, on the day: $isThatDay) as the table says',
    async ({ action, role, own, isThatDay }) => {
      const isAllowed = await attempts[action]({ role, own, isThatDay });
      expect(isAllowed).toBe(expected(extentOf(role, action), own, isThatDay));
    },
  );
});

describe('A person who has left', () => {
  let relais: RunningRelais;
  beforeAll(async () => (relais = await startRelais()));
  afterAll(() => relais.stop());

  it.each(['host', 'organiser'] as const)(
    'is %s no more, in their browser or by any earlier token',
    async (role) => {
      const network = await smallNetwork(relais, ['Ada', `Karim ${role}`]);
      await acceptedBy(relais, network, ['Ada']);
      const { networkId, people } = network;
      const [ada, karim] = Object.values(people) as [PersonId, PersonId];
      const here = `/api/networks/${networkId}`;
      const boss = await relais.token(networkId, ada, 'organiser');
      const put = async (path: string, body: object, token = boss) => {
        const answer = await relais.ask('PUT', `${here}/${path}`, { token, body });
        expect([path, answer.status]).toEqual([path, 200]);
        await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
        return answer.body;
      };
      await put(`people/${ada}/role`, { role: 'organiser' });
      await put(`people/${karim}/role`, { role });
      const browser = await signedInBrowser(relais, addressOf(`Karim ${role}`));
      const made = { networkId, personId: karim, role, name: 'Tableur', timezone: 'UTC' };
      const { token: own } = await relais.installation.tokens.make({ ...made, isCapped: true });
      const ofOperator = await relais.token(networkId, karim, role);
      const statuses = async () => {
        const path = `${here}/liveliness/people`;
        const answers = [
          browser.ask('GET', path),
          ...[own, ofOperator].map((token) => relais.ask('GET', path, { token })),
        ];
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      expect(await statuses()).toEqual([200, 200, 200]);

      await put(`people/${karim}/leaving`, {});
      expect(await statuses()).toEqual([403, 403, 403]);
      expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ networks: [{ role: 'member' }] });
      expect((await browser.ask('GET', `${here}/people/${karim}/ledger`)).status).toBe(200);
      const listed = (await relais.ask('GET', `${here}/audit`, { token: boss })).body['entries'];
      expect(listed).toContainEqual(
        expect.objectContaining({ what: 'role-revoked', whom: { personId: karim, name: `Karim ${role}` } }),
      );
      const later = await relais.token(networkId, karim, role);
      expect((await relais.ask('GET', `${here}/liveliness/people`, { token: later })).status).toBe(200);
    },
  );

  it('is not the last organiser, and who is erased without having been a member is none either', async () => {
    const { networkId, people } = await smallNetwork(relais, ['Ada']);
    const ada = people['Ada'] as PersonId;
    const token = await relais.token(networkId, ada, 'organiser');
    const put = async (path: string, body: object) => {
      const answer = await relais.ask('PUT', `/api/networks/${networkId}/people/${path}`, { token, body });
      await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
      return [answer.status, answer.body['code'] ?? 'recorded'];
    };
    const secretary = randomUUID();
    expect(await put(secretary, { name: 'Olga' })).toEqual([200, 'recorded']);
    expect(await put(`${secretary}/role`, { role: 'organiser' })).toEqual([200, 'recorded']);
    expect(await put(`${secretary}/erasure`, {})).toEqual([422, 'last-organiser']);
    expect(await put(`${ada}/role`, { role: 'organiser' })).toEqual([200, 'recorded']);
    expect(await put(`${secretary}/erasure`, {})).toEqual([200, 'recorded']);
    expect(await put(`${ada}/role`, { role: 'member' })).toEqual([422, 'last-organiser']);
    expect(await put(`${ada}/leaving`, {})).toEqual([422, 'last-organiser']);
  });
});
