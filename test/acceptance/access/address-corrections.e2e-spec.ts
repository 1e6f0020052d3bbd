import { randomUUID } from 'node:crypto';
import { GrantRole } from '@relais/networks';
import { person } from '@relais/people';
import { type AddressNetwork, addressNetwork } from '../address-network';
import { acceptEverywhere, mailsTo, newestMail, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { addressOf } from '../small-network';

/** An address is a credential: a person who gets another's address can sign in as that person. */
describe('The address of a person', () => {
  let relais: RunningRelais;
  let club: AddressNetwork;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(() => relais.stop());

  describe('who has not signed in', () => {
    beforeEach(async () => {
      club = await addressNetwork(relais, {
        Ada: 'organiser',
        Bea: 'organiser',
        Hugo: 'host',
        Karim: 'organiser',
      });
    });

    it('is corrected by no host, no member and no token', async () => {
      const [hugo, zoe] = [await club.signedIn('Hugo'), await club.signedIn('Zoé')];
      const before = await relais.installation.store.lastPosition();
      for (const browser of [hugo, zoe])
        expect(await club.correct('Karim', 'mine@example.org', browser)).toMatchObject({
          status: 403,
          body: { code: 'not-allowed' },
        });
      const token = await relais.token(club.networkId, club.idOf('Ada'), 'organiser');
      const body = { company: 'Neuve', email: 'mine@example.org' };
      const byToken = await relais.ask('PUT', club.path('Karim', 'description'), { token, body });
      expect([byToken.status, byToken.body['code']]).toEqual([403, 'not-allowed']);
      expect(await relais.installation.store.lastPosition()).toBe(before);
      expect(await mailsTo(relais, 'mine@example.org')).toEqual([]);
    });

    it('is corrected by an organiser: both addresses hear of it, and so does the journal', async () => {
      const email = `${randomUUID()}@example.org`;
      expect(await club.correct('Zoé', email)).toMatchObject({ status: 200 });
      const old = await newestMail(relais, addressOf(club.named('Zoé')));
      expect([old.subject, old.text.includes(email)]).toEqual([
        'Votre adresse a été remplacée dans un réseau',
        false,
      ]);
      expect((await newestMail(relais, email)).subject).toBe('Votre adresse a été notée dans un réseau');
      expect((await club.journal()).slice(0, 2)).toMatchObject([
        {
          what: 'address-corrected',
          by: { personId: club.idOf('Ada') },
          whom: { personId: club.idOf('Zoé') },
        },
        { what: 'role-granted' },
      ]);
    });

    it('suspends the role, in browsers and for tokens, until another organiser confirms it', async () => {
      const of = {
        networkId: club.networkId,
        personId: club.idOf('Karim'),
        role: 'organiser' as const,
        timezone: 'UTC',
      };
      const { token: own } = await relais.installation.tokens.make({ ...of, name: 'own', isCapped: true });
      const ofOperator = await relais.token(club.networkId, club.idOf('Karim'), 'organiser');
      const email = `${randomUUID()}@example.org`;
      expect(await club.correct('Karim', email)).toMatchObject({ status: 200 });
      const karim = await signedInBrowser(relais, email);
      const statuses = async () => {
        const names = `/api/networks/${club.networkId}/liveliness/people`;
        const answers = [
          karim.ask('GET', names),
          ...[own, ofOperator].map((token) => relais.ask('GET', names, { token })),
        ];
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      expect([await club.roleOf(karim), await statuses()]).toEqual([['member'], [403, 403, 403]]);
      expect(await club.grant('Karim', 'organiser', karim)).toEqual([403, 'not-allowed']);
      expect(await club.grant('Karim', 'organiser', club.ada)).toEqual([403, 'role-suspended']);
      expect(await club.grant('Karim', 'member', club.ada)).toEqual([200, 'recorded']);
      expect(await club.grant('Karim', 'organiser', club.ada)).toEqual([403, 'role-suspended']);
      expect(await statuses()).toEqual([403, 403, 403]);

      expect(await club.grant('Karim', 'organiser', await club.signedIn('Bea'))).toEqual([200, 'recorded']);
      expect([await club.roleOf(karim), await statuses()]).toEqual([['organiser'], [200, 200, 200]]);
    });

    it('is left alone, role and all, by an address that is theirs already, however it is written', async () => {
      const before = await relais.installation.store.lastPosition();
      const written = ` ${addressOf(club.named('Karim')).toUpperCase()}`;
      expect(await club.correct('Karim', written)).toMatchObject({ status: 200 });
      expect(await relais.installation.store.lastPosition()).toBe(before);
      expect(await mailsTo(relais, addressOf(club.named('Karim')))).toEqual([]);
      expect((await club.journal()).map(({ what }) => what)).not.toContain('address-corrected');
      expect(
        await club.ada.ask('PUT', club.path('Karim', 'description'), { company: 'Neuve', email: written }),
      ).toMatchObject({ status: 200 });
      const [described] = await relais.installation.store.eventsOf(person, club.idOf('Karim'), {
        backwards: true,
        limit: 1,
      });
      expect(described?.data).toMatchObject({ fields: ['company'] });
      expect(
        await club.ada.ask('PUT', club.path('Ada', 'description'), { email: addressOf(club.named('Ada')) }),
      ).toMatchObject({ status: 200 });
    });

    it('is confirmed by no other person of the account that corrected it', async () => {
      await club.byOperator('Bea', addressOf(club.named('Ada')));
      await relais.commands.execute(
        new GrantRole(
          { networkId: club.networkId, personId: club.idOf('Bea'), role: 'organiser' },
          club.envelope(),
        ),
      );
      await club.caughtUp();
      await acceptEverywhere(club.ada);
      const asAda = { 'relais-person': club.idOf('Ada') };
      const asBea = { 'relais-person': club.idOf('Bea') };
      const email = `${randomUUID()}@example.org`;
      expect((await club.ada.ask('PUT', club.path('Hugo', 'description'), { email }, asAda)).status).toBe(
        200,
      );
      await club.caughtUp();
      const confirmed = await club.ada.ask('PUT', club.path('Hugo', 'role'), { role: 'host' }, asBea);
      expect([confirmed.status, confirmed.body['code']]).toEqual([403, 'role-suspended']);
      const { body } = await club.ada.ask('GET', `/api/networks/${club.networkId}/members`, undefined, asBea);
      const hugo = (body['members'] as { personId: string }[]).find(
        ({ personId }) => personId === club.idOf('Hugo'),
      );
      expect(hugo).toMatchObject({ suspended: { until: expect.any(String), mayConfirm: false } });
    });

    it('is confirmed by the same role once more, which the journal tells', async () => {
      await club.correct('Karim', `${randomUUID()}@example.org`);
      expect(await club.grant('Karim', 'organiser', await club.signedIn('Bea'))).toEqual([200, 'recorded']);
      const entries = await club.journal();
      expect(
        entries
          .filter(({ what }) => /^role-(sus|con)/.test(what))
          .map(({ what, by }) => [what, by?.personId]),
      ).toEqual([
        ['role-confirmed', club.idOf('Bea')],
        ['role-suspended', club.idOf('Ada')],
      ]);
    });
  });

  it('suspends a role for seven days where there is no other organiser, and needs no job to end that', async () => {
    club = await addressNetwork(relais, { Ada: 'organiser', Hugo: 'host' });
    const email = `${randomUUID()}@example.org`;
    await club.correct('Hugo', email);
    const hugo = await signedInBrowser(relais, email);
    const after = (interval: string) =>
      relais.sql(
        `update role_suspension set lifts_at = lifts_at - interval '${interval}' where network_id = $1`,
        [club.networkId],
      );
    expect(await club.roleOf(hugo)).toEqual(['member']);
    await after('6 days 23 hours');
    expect(await club.roleOf(hugo)).toEqual(['member']);
    await after('1 hour');
    expect(await club.roleOf(hugo)).toEqual(['host']);
  });
});
