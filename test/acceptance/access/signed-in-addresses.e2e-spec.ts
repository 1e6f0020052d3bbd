import { randomUUID } from 'node:crypto';
import { AdmitMember } from '@relais/networks';
import { type AddressNetwork, addressNetwork } from '../address-network';
import { TestBrowser, newcomersBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';

describe('The address of a person', () => {
  let relais: RunningRelais;
  let club: AddressNetwork;
  beforeAll(async () => {
    relais = await startRelais();
  });
  afterAll(() => relais.stop());

  describe('who has signed in', () => {
    beforeEach(async () => {
      club = await addressNetwork(relais, { Ada: 'organiser', Karim: 'host' });
    });

    it('is corrected by nobody else, when their sessions have ended too', async () => {
      await club.signedIn('Karim');
      await relais.sql(
        'delete from session where account_id in (select account_id from account_person where person_id = $1)',
        [club.idOf('Karim')],
      );
      expect(await club.correct('Karim', 'other@example.org')).toMatchObject({
        status: 403,
        body: { code: 'not-the-person' },
      });
      await expect(club.byOperator('Karim')).rejects.toMatchObject({ code: 'not-the-person' });
    });

    it('is corrected by nobody else once an operator let them in by a link, not when the link was only made', async () => {
      const { signIn } = relais.installation;
      await signIn.makeLink(club.networkId, club.idOf('Bea'));
      await expect(club.byOperator('Bea', `${randomUUID()}@example.org`)).resolves.toBeDefined();
      await new TestBrowser(relais).enterByLink(await signIn.makeLink(club.networkId, club.idOf('Bea')));
      await expect(club.byOperator('Bea')).rejects.toMatchObject({ code: 'not-the-person' });
    });

    it('is corrected by nobody else after they declined what they had accepted, and when they were admitted again', async () => {
      const karim = await club.signedIn('Karim');
      await club.answer(karim, false);
      await club.caughtUp();
      await expect(club.byOperator('Karim')).rejects.toMatchObject({ code: 'not-the-person' });
      await relais.commands.execute(
        new AdmitMember(
          {
            ...{
              networkId: club.networkId,
              personId: club.idOf('Karim'),
              joinedOn: relais.installation.clock.dayIn('Europe/Paris'),
            },
            ...{ leftOn: null, because: 'left' },
          },
          club.envelope(),
        ),
      );
      await expect(club.byOperator('Karim')).rejects.toMatchObject({ code: 'not-the-person' });
    });

    it('is not changed by the person without a code to the new one', async () => {
      const karim = await club.signedIn('Karim');
      for (const [browser, name] of [
        [karim, 'Karim'],
        [club.ada, 'Ada'],
      ] as const)
        expect(await club.correct(name, 'other@example.org', browser)).toMatchObject({
          status: 403,
          body: { code: 'address-not-verified' },
        });
    });
  });

  describe('who was given the address of an account, and has not accepted', () => {
    let stranger: TestBrowser;
    let strangers: string;
    beforeEach(async () => {
      club = await addressNetwork(relais, { Ada: 'organiser', Karim: 'host' });
      strangers = `${randomUUID()}@example.org`;
      stranger = await newcomersBrowser(relais, strangers);
      expect(await club.correct('Karim', strangers)).toMatchObject({ status: 200 });
      expect(await club.personsOf(stranger)).toEqual([[club.idOf('Karim'), false]]);
    });

    it('has not signed in: the address is corrected again, and that account is not theirs any more', async () => {
      const email = `${randomUUID()}@example.org`;
      expect(await club.correct('Karim', email)).toMatchObject({ status: 200 });
      expect(await club.personsOf(stranger)).toEqual([]);
      expect((await club.answer(stranger, true)).status).toBe(404);
      const karim = await newcomersBrowser(relais, email);
      expect(await club.personsOf(karim)).toEqual([[club.idOf('Karim'), false]]);
      expect(await club.correct('Karim', `${randomUUID()}@example.org`)).toMatchObject({ status: 200 });
      expect(await club.personsOf(karim)).toEqual([]);
      expect((await stranger.ask('DELETE', '/api/me/account')).status).toBe(204);
    });

    it('has signed in once they accept, whatever address they had before', async () => {
      expect((await club.answer(stranger, true)).status).toBe(200);
      expect(await club.correct('Karim', `${randomUUID()}@example.org`)).toMatchObject({
        status: 403,
        body: { code: 'not-the-person' },
      });
      expect(await club.personsOf(stranger)).toEqual([[club.idOf('Karim'), true]]);
    });

    it.each([
      ['while the address is that account’s', false],
      ['after it was corrected away', true],
    ])('is let in by the operator’s link into an account of their own, %s', async (_, isCorrected) => {
      const link = await relais.installation.signIn.makeLink(club.networkId, club.idOf('Karim'));
      if (isCorrected) await club.correct('Karim', `${randomUUID()}@example.org`);
      const karim = new TestBrowser(relais);
      expect((await karim.enterByLink(link)).status).toBe(204);
      expect((await karim.ask('GET', '/api/me')).body).toMatchObject({ address: null });
      expect([await club.personsOf(karim), await club.personsOf(stranger)]).toEqual([
        [[club.idOf('Karim'), true]],
        [],
      ]);
    });
  });
});
