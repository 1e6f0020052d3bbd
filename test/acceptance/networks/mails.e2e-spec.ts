import { randomUUID } from 'node:crypto';
import { type NetworkId, type PersonId, type ReferralId, dayAfter } from '@relais/contracts';
import { type Installation, openInstallation } from '@relais/installation';
import { type Mail, PutOff } from '@relais/mail';
import { EndMembership } from '@relais/networks';
import { ErasePerson } from '@relais/people';
import { PassReferral } from '@relais/referrals';
import { TestBrowser, askedMail, codeIn, newcomersBrowser, signedInBrowser } from '../browser';
import { eveningBefore, looksAtMails, noonIn, today } from '../looks-at-mails';
import { type RunningRelais, startRelais } from '../relais';
import { addressOf, smallNetwork } from '../small-network';

let relais: RunningRelais;
let looks: ReturnType<typeof looksAtMails>;
/** Another process on the same database. */
let other: Installation;
beforeAll(async () => {
  relais = await startRelais();
  looks = looksAtMails(relais);
  other = await openInstallation(relais.installation.configuration, 'none');
});
afterAll(async () => {
  await other.close();
  await relais.stop();
});

const systemIn = (networkId: NetworkId) => ({
  ...{ commandId: randomUUID(), networkId, today, principal: { role: 'system' as const } },
});
const importedReferral = (networkId: NetworkId, giverId: PersonId, receiverId: PersonId): PassReferral =>
  new PassReferral(
    {
      ...{ referralId: randomUUID() as ReferralId, networkId, giverId, receiverId, passedOn: today },
      ...{ scope: 'inside', warmth: null, contactBy: null, agreed: null, agreedOn: null, meetingId: null },
      ...{ parentId: null, details: [], ref: 'R1', imported: true },
    },
    { ...systemIn(networkId), imported: true },
    {},
  );

const addressesOf = (mails: readonly Mail[]) => mails.map(({ to }) => to).toSorted();
const mailTo = (name: string, mails: readonly Mail[]) => mails.find(({ to }) => to === addressOf(name));
const plain = (text = '') => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('The weekly mail', () => {
  it('goes once to each who takes part, though two processes look at the same time, and not to anyone else', async () => {
    const names = ['Ada Un', 'Ben Un', 'Pia Pending', 'Lou Left', 'Eve Erased', 'Una Unknown'];
    const { networkId, person, evening } = await looks.meetingIn(20, names);
    for (const name of names.slice(0, 5).filter((one) => one !== 'Pia Pending'))
      await signedInBrowser(relais, addressOf(name));
    await newcomersBrowser(relais, addressOf('Pia Pending'));
    for (const name of ['Lou Left', 'Eve Erased'])
      await relais.commands.execute(
        new EndMembership(
          { networkId, personId: person(name), leftOn: today, because: 'left' },
          systemIn(networkId),
        ),
      );
    await relais.commands.execute(
      new ErasePerson({ networkId, personId: person('Eve Erased') }, systemIn(networkId)),
    );
    await looks.caughtUp();
    const processes = [relais.installation, other, relais.installation, other].map((one) =>
      looks.lookingAt(evening, one),
    );
    await Promise.all(processes.map(({ policy }) => policy.look()));
    const sent = processes.flatMap((one) => one.sent);
    expect(addressesOf(sent)).toEqual(['ada.un@example.org', 'ben.un@example.org']);
    expect(await looks.sentAt(evening)).toEqual([]);
    expect(mailTo('Ada Un', sent)?.subject).toMatch(/^Demain à 7/);
  });

  it('is tried again only if the mail server has certainly not taken it', async () => {
    const { evening } = await looks.meetingIn(30, ['Ada Deux']);
    await signedInBrowser(relais, addressOf('Ada Deux'));
    await looks.caughtUp();
    const failing = async (error: Error) => {
      let tries = 0;
      const { policy } = looks.lookingAt(evening, relais.installation, () => {
        tries += 1;
        return Promise.reject(error);
      });
      await policy.look();
      return tries;
    };
    expect(await failing(new PutOff('421'))).toBe(1);
    expect(await failing(new Error('The connection broke.'))).toBe(1);
    expect(await looks.sentAt(evening)).toEqual([]);
  });

  it('is over all networks of a person, says what is new without saying what, and does not come again that week', async () => {
    const club = await looks.meetingIn(5, ['Ada Trois', 'Ben Trois']);
    const circle = await smallNetwork(relais, ['Ada Trois'], { purpose: 'support', businessTalk: 'never' });
    const browser = await signedInBrowser(relais, addressOf('Ada Trois'));
    const host = await relais.token(circle.networkId, circle.people['Ada Trois'] ?? '', 'host');
    const plan = { networkId: circle.networkId, startTime: '20:00', kind: 'evening', status: 'scheduled' };
    await looks.put(`/api/meetings/${randomUUID()}`, host, { ...plan, date: dayAfter(today, 6) });
    await browser.ask('PUT', '/api/me/mails', { choice: 'weekly', language: 'en' });
    const referral = { networkId: club.networkId, passedOn: today, scope: 'outside', contactBy: 'receiver' };
    const prospect = {
      name: 'Theodora Quast',
      phone: '06 39 98 77 01',
      agreed: true,
      agreedOn: today,
      agreedHow: 'x',
    };
    const receiverId = club.person('Ada Trois');
    await looks.put(`/api/referrals/${randomUUID()}`, await club.token('Ben Trois'), {
      ...{ ...referral, receiverId, prospect: { ...prospect, agreedHow: 'spoken' } },
    });
    const thanked = { networkId: club.networkId, thankedId: receiverId, on: today, amountInCents: 123_400 };
    await looks.put(`/api/thanks/${randomUUID()}`, await club.token('Ben Trois'), thanked);
    const mail = mailTo('Ada Trois', await looks.sentAt(club.evening));
    expect(mail?.text).toMatch(
      /at 07:30: Breakfast · Le Petit Cercle\.[^]*meetings\?show=[^]*at 20:00: Appointment\.[^]*Le Petit Cercle: 1 referral received, 1 thank-you for what you gave\./,
    );
    expect(`${mail?.subject ?? ''}${mail?.text ?? ''}${mail?.html ?? ''}`).not.toMatch(
      /Ben|Theodora|Quast|0639|06 39|1 ?234|Brasserie/,
    );
    expect(mailTo('Ada Trois', await looks.sentAt(eveningBefore(6)))).toBeUndefined();
  });

  it('does not come for what an import recorded, nor to remind of a meeting that the person stays away from', async () => {
    const { networkId, meetingId, person, token, evening } = await looks.meetingIn(4, [
      'Ada Quatre',
      'Ben Quatre',
    ]);
    await signedInBrowser(relais, addressOf('Ada Quatre'));
    await looks.put(`/api/meetings/${meetingId}/announcement`, await token('Ada Quatre'), { coming: 'no' });
    await relais.commands.execute(importedReferral(networkId, person('Ben Quatre'), person('Ada Quatre')));
    expect(mailTo('Ada Quatre', await looks.sentAt(evening))).toBeUndefined();
    const body = { networkId, receiverId: person('Ada Quatre'), passedOn: today, scope: 'inside' };
    await looks.put(`/api/referrals/${randomUUID()}`, await token('Ben Quatre'), body);
    const mail = mailTo('Ada Quatre', await looks.sentAt(evening));
    expect(plain(mail?.text)).toContain('Le Petit Cercle : 1 recommandation reçue.');
    expect(mail?.text).not.toContain('Demain');
  });
});

describe('Unsubscribing', () => {
  it('takes one POST without signing in, however often; a GET asks first', async () => {
    const { plan, token, evening } = await looks.meetingIn(40, ['Ada Cinq', 'Ben Cinq']);
    const next = { ...plan, date: dayAfter(today, 47) };
    await looks.put(`/api/meetings/${randomUUID()}`, await token('Ada Cinq', 'host'), next);
    const ada = await signedInBrowser(relais, addressOf('Ada Cinq'));
    await signedInBrowser(relais, addressOf('Ben Cinq'));
    const path = new URL(mailTo('Ada Cinq', await looks.sentAt(evening))?.unsubscribe ?? '').pathname;
    const choice = async () => (await ada.ask('GET', '/api/me/mails')).body['choice'];

    const asked = await relais.ask('GET', path);
    const [, secret] = path.split('/api/unsubscribe/');
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/unsubscribe#${String(secret)}`]);
    expect(await choice()).toBe('weekly');

    const oneClick = (type: string, body: string) =>
      relais.ask('POST', path, { body, headers: { 'content-type': type } });
    const form = 'List-Unsubscribe=One-Click';
    expect((await oneClick('application/x-www-form-urlencoded', form)).status).toBe(204);
    expect(await choice()).toBe('none');
    const parts = `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`;
    expect((await oneClick('multipart/form-data; boundary=b', parts)).status).toBe(204);
    expect((await relais.ask('POST', path)).status).toBe(204);

    const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [forged, '/api/unsubscribe/x', `/api/unsubscribe/${randomUUID()}_`])
      expect((await relais.ask('POST', wrong)).status).toBe(404);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await relais.ask('POST', '/api/sign-out', { body: form, headers })).status).toBe(415);
    expect(addressesOf(await looks.sentAt(eveningBefore(47)))).toEqual(['ben.cinq@example.org']);
  });
});

describe('What is received', () => {
  it('is told at once to who chose so, ten of one breakfast in one mail, and once', async () => {
    const { networkId, person, token } = await looks.meetingIn(50, ['Ada Six', 'Ben Six', 'Cleo Six']);
    const ada = await signedInBrowser(relais, addressOf('Ada Six'));
    await signedInBrowser(relais, addressOf('Cleo Six'));
    expect((await ada.ask('PUT', '/api/me/mails', { choice: 'at-once', language: 'fr' })).status).toBe(204);
    const ben = await token('Ben Six');
    const pass = (receiver: string, id = randomUUID()) =>
      looks.put(`/api/referrals/${id}`, ben, {
        networkId,
        receiverId: person(receiver),
        passedOn: today,
        scope: 'inside',
      });
    const withdrawn = randomUUID();
    await pass('Ada Six', withdrawn);
    for (let n = 0; n < 10; n++) await pass(n % 2 ? 'Cleo Six' : 'Ada Six');
    await looks.put(`/api/referrals/${withdrawn}/withdrawal`, ben, { reason: 'erreur' });
    const noon = noonIn(1);
    await looks.caughtUp();
    const processes = [relais.installation, other].map((one) => looks.lookingAt(noon, one));
    await Promise.all(processes.map(({ policy }) => policy.look()));
    const sent = processes.flatMap((one) => one.sent);
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['ada.six@example.org', '5 recommandations pour toi'],
    ]);
    expect(sent[0]?.text).not.toMatch(/Ben|Cleo/);
    expect(await looks.sentAt(noon)).toEqual([]);
  });
});

describe('The choice of mails', () => {
  it('is that of the account alone, and says whether mails are sent', async () => {
    const { token } = await looks.meetingIn(60, ['Ada Sept']);
    const ada = await signedInBrowser(relais, addressOf('Ada Sept'));
    const mine = async () => (await ada.ask('GET', '/api/me/mails')).body;
    const address = addressOf('Ada Sept');
    expect(await mine()).toEqual({ choice: 'weekly', address, areSent: false });
    expect((await ada.ask('PUT', '/api/me/mails', { choice: 'none', language: 'en' })).status).toBe(204);
    expect(await mine()).toMatchObject({ choice: 'none' });
    const code = codeIn(await askedMail(relais, ada, address, 2));
    expect((await ada.ask('POST', '/api/sign-in', { code, language: 'fr' })).status).toBe(204);
    expect(await mine()).toMatchObject({ choice: 'none' });
    expect((await ada.ask('PUT', '/api/me/mails', { choice: 'daily', language: 'en' })).status).toBe(400);
    expect((await relais.ask('GET', '/api/me/mails', { token: await token('Ada Sept') })).status).toBe(403);
    expect((await new TestBrowser(relais).ask('GET', '/api/me/mails')).status).toBe(401);
    const { body } = await ada.ask('GET', '/api/me/data');
    expect(body['account']).toMatchObject({ mails: { choice: 'none', language: 'fr', lastWeeklyAt: null } });
  });
});
