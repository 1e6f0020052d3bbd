import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId, Role } from '@relais/contracts';
import { DescribePerson } from '@relais/identity';
import { GrantRole } from '@relais/networks';
import { type TestBrowser, mailsTo, newestMail, signedInBrowser } from './browser';
import { type RunningRelais, startRelais } from './relais';
import { addressOf, smallNetwork } from './small-network';

type Person = 'Ada' | 'Bea' | 'Hugo' | 'Karim' | 'Zoé';

/** An address is a credential: whoever is given another person's may sign in as that person. */
describe('The address of a person', () => {
  let relais: RunningRelais;
  let networkId: NetworkId;
  let people: Readonly<Record<string, PersonId>>;
  let suffix: string;
  let ada: TestBrowser;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(() => relais.stop());

  const named = (name: Person) => `${name} ${suffix}`;
  const idOf = (name: Person) => people[named(name)]!;
  const caughtUp = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  const path = (name: Person, what: string) => `/api/networks/${networkId}/people/${idOf(name)}/${what}`;
  const signedIn = (name: Person) => signedInBrowser(relais, addressOf(named(name)));
  const envelope = () => ({
    ...{ commandId: randomUUID(), networkId, today: '2024-01-01' },
    asker: { personId: null, role: 'system' as const },
  });
  async function found(roles: Partial<Record<Person, Role>>): Promise<void> {
    suffix = randomUUID().slice(0, 8);
    const names: Person[] = ['Ada', 'Bea', 'Hugo', 'Karim', 'Zoé'];
    ({ networkId, people } = await smallNetwork(relais, names.map(named)));
    for (const [name, role] of Object.entries(roles) as [Person, Role][])
      await relais.commands.execute(new GrantRole({ networkId, personId: idOf(name), role }, envelope()));
    await caughtUp();
    ada = await signedIn('Ada');
  }
  async function correct(name: Person, email: string, by = ada) {
    const answer = await by.ask('PUT', path(name, 'description'), { email });
    await caughtUp();
    return answer;
  }
  async function roleOf(browser: TestBrowser): Promise<unknown> {
    const { networks } = (await browser.ask('GET', '/api/me')).body as { networks: { role: string }[] };
    return networks.map(({ role }) => role);
  }
  async function journal() {
    const { body } = await ada.ask('GET', `/api/networks/${networkId}/audit`);
    return body['entries'] as { what: string; by: { personId: string } | null }[];
  }
  const grant = async (name: Person, role: Role, by: TestBrowser) => {
    const { status, body } = await by.ask('PUT', path(name, 'role'), { role });
    await caughtUp();
    return [status, body['code'] ?? 'recorded'];
  };

  describe('who has not signed in', () => {
    beforeEach(() => found({ Ada: 'organiser', Bea: 'organiser', Hugo: 'host', Karim: 'organiser' }));

    it('is corrected by no host, no member and no token', async () => {
      const [hugo, zoe] = [await signedIn('Hugo'), await signedIn('Zoé')];
      const before = await relais.installation.store.lastPosition();
      for (const browser of [hugo, zoe])
        expect(await correct('Karim', 'mine@example.org', browser)).toMatchObject({
          status: 403,
          body: { code: 'not-allowed' },
        });
      const token = await relais.token(networkId, idOf('Ada'), 'organiser');
      const body = { company: 'Neuve', email: 'mine@example.org' };
      const byToken = await relais.ask('PUT', path('Karim', 'description'), { token, body });
      expect([byToken.status, byToken.body['code']]).toEqual([403, 'not-allowed']);
      expect(await relais.installation.store.lastPosition()).toBe(before);
      expect(await mailsTo(relais, 'mine@example.org')).toEqual([]);
    });

    it('is corrected by an organiser: both addresses hear of it, and so does the journal', async () => {
      const email = `${randomUUID()}@example.org`;
      expect(await correct('Zoé', email)).toMatchObject({ status: 200 });
      const old = await newestMail(relais, addressOf(named('Zoé')));
      expect([old.subject, old.text.includes(email)]).toEqual([
        'Ton adresse a été remplacée dans un réseau',
        false,
      ]);
      expect((await newestMail(relais, email)).subject).toBe('Ton adresse a été notée dans un réseau');
      expect((await journal()).slice(0, 2)).toMatchObject([
        { what: 'address-corrected', by: { personId: idOf('Ada') }, whom: { personId: idOf('Zoé') } },
        { what: 'role-granted' },
      ]);
    });

    it('suspends the role, in browsers and for tokens, until another organiser confirms it', async () => {
      const of = { networkId, personId: idOf('Karim'), role: 'organiser' as const, timezone: 'UTC' };
      const { token: own } = await relais.installation.tokens.make({ ...of, name: 'own', isCapped: true });
      const ofOperator = await relais.token(networkId, idOf('Karim'), 'organiser');
      const email = `${randomUUID()}@example.org`;
      expect(await correct('Karim', email)).toMatchObject({ status: 200 });
      const karim = await signedInBrowser(relais, email);
      const statuses = async () => {
        const names = `/api/networks/${networkId}/liveliness/people`;
        const answers = [
          karim.ask('GET', names),
          ...[own, ofOperator].map((token) => relais.ask('GET', names, { token })),
        ];
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      expect([await roleOf(karim), await statuses()]).toEqual([['member'], [403, 403, 403]]);
      expect(await grant('Karim', 'organiser', karim)).toEqual([403, 'not-allowed']);
      expect(await grant('Karim', 'organiser', ada)).toEqual([403, 'role-suspended']);
      expect(await grant('Karim', 'member', ada)).toEqual([200, 'recorded']);
      expect(await grant('Karim', 'organiser', ada)).toEqual([403, 'role-suspended']);
      expect(await statuses()).toEqual([403, 403, 403]);

      expect(await grant('Karim', 'organiser', await signedIn('Bea'))).toEqual([200, 'recorded']);
      expect([await roleOf(karim), await statuses()]).toEqual([['organiser'], [200, 200, 200]]);
    });

    it('is confirmed by the same role once more, which the journal tells', async () => {
      await correct('Karim', `${randomUUID()}@example.org`);
      expect(await grant('Karim', 'organiser', await signedIn('Bea'))).toEqual([200, 'recorded']);
      const entries = await journal();
      expect(
        entries
          .filter(({ what }) => /^role-(sus|con)/.test(what))
          .map(({ what, by }) => [what, by?.personId]),
      ).toEqual([
        ['role-confirmed', idOf('Bea')],
        ['role-suspended', idOf('Ada')],
      ]);
    });
  });

  it('suspends a role for seven days where there is no other organiser, and needs no job to end that', async () => {
    await found({ Ada: 'organiser', Hugo: 'host' });
    const email = `${randomUUID()}@example.org`;
    await correct('Hugo', email);
    const hugo = await signedInBrowser(relais, email);
    const after = (interval: string) =>
      relais.sql(
        `update role_suspension set lifts_at = lifts_at - interval '${interval}' where network_id = $1`,
        [networkId],
      );
    expect(await roleOf(hugo)).toEqual(['member']);
    await after('6 days 23 hours');
    expect(await roleOf(hugo)).toEqual(['member']);
    await after('1 hour');
    expect(await roleOf(hugo)).toEqual(['host']);
  });

  describe('who has signed in', () => {
    beforeEach(() => found({ Ada: 'organiser', Karim: 'host' }));

    const byOperator = (name: Person) =>
      relais.commands.execute(
        new DescribePerson({ networkId, personId: idOf(name), fields: ['email'] }, envelope(), {
          email: 'other@example.org',
        }),
      );

    it('is corrected by nobody else, when their sessions have ended too', async () => {
      await signedIn('Karim');
      await relais.sql(
        'delete from session where account_id in (select account_id from account_person where person_id = $1)',
        [idOf('Karim')],
      );
      expect(await correct('Karim', 'other@example.org')).toMatchObject({
        status: 403,
        body: { code: 'not-the-person' },
      });
      await expect(byOperator('Karim')).rejects.toMatchObject({ code: 'not-the-person' });
    });

    it('is corrected by nobody else where somebody verified it elsewhere, or an operator let them in', async () => {
      const elsewhere = await smallNetwork(relais, [named('Zoé')]);
      await caughtUp();
      await signedIn('Zoé');
      const personId = elsewhere.people[named('Zoé')]!;
      expect(await relais.installation.signIn.haveSignedIn([personId, idOf('Bea')])).toEqual(
        new Set([personId]),
      );
      await relais.installation.signIn.makeLink(networkId, idOf('Bea'));
      await expect(byOperator('Bea')).rejects.toMatchObject({ code: 'not-the-person' });
    });

    it('is not changed by the person without a code to the new one', async () => {
      const karim = await signedIn('Karim');
      for (const [browser, name] of [
        [karim, 'Karim'],
        [ada, 'Ada'],
      ] as const)
        expect(await correct(name, 'other@example.org', browser)).toMatchObject({
          status: 403,
          body: { code: 'address-not-verified' },
        });
    });
  });
});
