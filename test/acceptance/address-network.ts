import { randomUUID } from 'node:crypto';
import type { PersonId, Role } from '@relais/contracts';
import { GrantRole } from '@relais/networks';
import { DescribePerson } from '@relais/people';
import { type TestBrowser, signedInBrowser } from './browser';
import type { RunningRelais } from './relais';
import { addressOf, smallNetwork } from './small-network';

export type Person = 'Ada' | 'Bea' | 'Hugo' | 'Karim' | 'Zoé';

export type AddressNetwork = Awaited<ReturnType<typeof addressNetwork>>;

/** A network of five people with addresses of their own, in which Ada is signed in; and what is done there to their addresses. */
export async function addressNetwork(relais: RunningRelais, roles: Partial<Record<Person, Role>>) {
  const suffix = randomUUID().slice(0, 8);
  const named = (name: Person) => `${name} ${suffix}`;
  const names: Person[] = ['Ada', 'Bea', 'Hugo', 'Karim', 'Zoé'];
  const { networkId, people } = await smallNetwork(relais, names.map(named));
  const idOf = (name: Person) => people[named(name)] as PersonId;
  const caughtUp = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  const path = (name: Person, what: string) => `/api/networks/${networkId}/people/${idOf(name)}/${what}`;
  const signedIn = (name: Person) => signedInBrowser(relais, addressOf(named(name)));
  const envelope = () => ({
    ...{ commandId: randomUUID(), networkId, today: '2024-01-01' },
    principal: { role: 'system' as const },
  });
  for (const [name, role] of Object.entries(roles) as [Person, Role][])
    await relais.commands.execute(new GrantRole({ networkId, personId: idOf(name), role }, envelope()));
  await caughtUp();
  const ada = await signedIn('Ada');

  return {
    ...{ networkId, named, idOf, caughtUp, path, signedIn, envelope, ada },
    async correct(name: Person, email: string, by = ada) {
      const answer = await by.ask('PUT', path(name, 'description'), { email });
      await caughtUp();
      return answer;
    },
    byOperator: (name: Person, email = 'other@example.org') =>
      relais.commands.execute(
        new DescribePerson({ networkId, personId: idOf(name), fields: ['email'] }, envelope(), { email }),
      ),
    async roleOf(browser: TestBrowser): Promise<unknown> {
      const { networks } = (await browser.ask('GET', '/api/me')).body as { networks: { role: string }[] };
      return networks.map(({ role }) => role);
    },
    async personsOf(browser: TestBrowser) {
      const { networks } = (await browser.ask('GET', '/api/me')).body as {
        networks: { personId: PersonId; accepted: boolean }[];
      };
      return networks.map(({ personId, accepted }) => [personId, accepted]);
    },
    answer: (browser: TestBrowser, accepted: boolean) =>
      browser.ask('PUT', `/api/networks/${networkId}/acceptance`, { accepted }),
    async journal() {
      const { body } = await ada.ask('GET', `/api/networks/${networkId}/audit`);
      return body['entries'] as { what: string; by: { personId: string } | null }[];
    },
    async grant(name: Person, role: Role, by: TestBrowser) {
      const { status, body } = await by.ask('PUT', path(name, 'role'), { role });
      await caughtUp();
      return [status, body['code'] ?? 'recorded'];
    },
  };
}
