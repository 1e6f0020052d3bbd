import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Action, type Role } from '@relais/contracts';
import { type Extent, extentOf, includesRole, may, rights } from '@relais/identity';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { attemptsIn } from './attempts';
import { rolesPage } from './roles-page';

const roles: readonly Role[] = ['member', 'host', 'organiser'];
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

  it('lets imports and the operator do what others did, and nobody be somebody', () => {
    for (const action of Action.options) {
      expect(may({ asker: { personId: null, role: 'system' } }, action)).toBe(true);
      const nobody = may({ asker: { personId: null, role: 'member' } }, action, { whose: [''] });
      expect(nobody).toBe(extentOf('member', action) === 'all');
    }
  });

  it('ranks the roles', () => {
    expect(roles.map((role) => roles.map((other) => includesRole(role, other)))).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
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

  const cases = Action.options.flatMap((action) =>
    roles.flatMap((role) =>
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
