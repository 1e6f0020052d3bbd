import { randomUUID } from 'node:crypto';
import {
  type Charter,
  type Instant,
  type PersonId,
  type ReferralId,
  dayAfter,
  instantOf,
} from '@relais/contracts';
import { Clock } from '@relais/event-sourcing';
import { type Installation, notificationsOf, openInstallation } from '@relais/installation';
import { type Mail, PutOff, type Transport } from '@relais/mail';
import { EndMembership } from '@relais/networks';
import { ErasePerson } from '@relais/people';
import { PassReferral } from '@relais/referrals';
import fc from 'fast-check';
import { runs } from '../../support/random-runs';
import { TestBrowser, newcomersBrowser, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

let relais: RunningRelais;
/** Another process on the same database. */
let other: Installation;
beforeAll(async () => {
  relais = await startRelais();
  other = await openInstallation(relais.installation.configuration, 'none');
});
afterAll(async () => {
  await other.close();
  await relais.stop();
});

const paris = 'Europe/Paris';
const today = new Clock().dayIn(paris);
const systemIn = (networkId: SmallNetwork['networkId'], day = today) => ({
  ...{ commandId: randomUUID(), networkId, today: day, principal: { role: 'system' as const } },
});
const caughtUp = async () => {
  const { store, readModels } = relais.installation;
  await readModels.waitFor(await store.lastPosition());
};
const put = async (path: string, token: string, body: object) => {
  const { status } = await relais.ask('PUT', path, { token, body });
  expect(status).toBe(200);
};

const importedReferral = (
  networkId: SmallNetwork['networkId'],
  giverId: PersonId,
  receiverId: PersonId,
): PassReferral =>
  new PassReferral(
    {
      ...{ referralId: randomUUID() as ReferralId, networkId, giverId, receiverId, passedOn: today },
      ...{ scope: 'inside', warmth: null, contactBy: null, agreed: null, agreedOn: null, meetingId: null },
      ...{ parentId: null, details: [], ref: 'R1', imported: true },
    },
    { ...systemIn(networkId), imported: true },
    {},
  );

/** A network that meets in so many days, at 7.30; `evening` is 18.00 of the day before. */
async function meetingIn(days: number, names: readonly string[], charter: Partial<Charter> = {}) {
  const network = await smallNetwork(relais, names, charter);
  const { networkId } = network;
  const person = (name: string): PersonId => network.people[name] ?? ('' as never);
  const token = (name: string, role: 'member' | 'host' = 'member') =>
    relais.token(networkId, person(name), role);
  const [meetingId, date] = [randomUUID(), dayAfter(today, days)];
  const plan = { networkId, date, startTime: '07:30', kind: 'breakfast', place: 'Brasserie du Port' };
  await put(`/api/meetings/${meetingId}`, await token(names[0] ?? '', 'host'), {
    ...plan,
    status: 'scheduled',
  });
  return { network, networkId, meetingId, person, token, evening: eveningBefore(days) };
}
const eveningBefore = (days: number): Instant => instantOf(dayAfter(today, days - 1), '18:00', paris);

class ClockAt extends Clock {
  constructor(private readonly instant: Instant) {
    super();
  }

  override now = (): Date => new Date(this.instant);
}

/** What a process sends when it looks at an instant. */
function lookingAt(instant: Instant, installation = relais.installation, transport?: Transport) {
  const sent: Mail[] = [];
  const keep: Transport = async (mail) => void sent.push(mail);
  const clock = new ClockAt(instant);
  return { sent, policy: notificationsOf({ ...installation, clock }, transport ?? keep) };
}
async function sentAt(instant: Instant): Promise<Mail[]> {
  await caughtUp();
  const { sent, policy } = lookingAt(instant);
  await policy.look();
  return sent;
}
const addressesOf = (mails: readonly Mail[]) => mails.map(({ to }) => to).toSorted();
const mailTo = (name: string, mails: readonly Mail[]) => mails.find(({ to }) => to === addressOf(name));
const plain = (text = '') => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('The weekly mail', () => {
  it('goes once to each who takes part, though two processes look at the same time, and not to anyone else', async () => {
    const names = ['Ada Un', 'Ben Un', 'Pia Pending', 'Lou Left', 'Eve Erased', 'Una Unknown'];
    const { networkId, person, evening } = await meetingIn(20, names);
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
    await caughtUp();
    const processes = [relais.installation, other, relais.installation, other].map((one) =>
      lookingAt(evening, one),
    );
    await Promise.all(processes.map(({ policy }) => policy.look()));
    const sent = processes.flatMap((one) => one.sent);
    expect(addressesOf(sent)).toEqual(['ada.un@example.org', 'ben.un@example.org']);
    expect(await sentAt(evening)).toEqual([]);
    expect(mailTo('Ada Un', sent)?.subject).toMatch(/^Demain à 7/);
  });

  it('is tried again only if the mail server has certainly not taken it', async () => {
    const { evening } = await meetingIn(30, ['Ada Deux']);
    await signedInBrowser(relais, addressOf('Ada Deux'));
    await caughtUp();
    const failing = async (error: Error) => {
      let tries = 0;
      const { policy } = lookingAt(evening, relais.installation, () => {
        tries += 1;
        return Promise.reject(error);
      });
      await policy.look();
      return tries;
    };
    expect(await failing(new PutOff('421'))).toBe(1);
    expect(await failing(new Error('The connection broke.'))).toBe(1);
    expect(await sentAt(evening)).toEqual([]);
  });

  it('is over all networks of a person, says what is new without saying what, and does not come again that week', async () => {
    const club = await meetingIn(5, ['Ada Trois', 'Ben Trois']);
    const circle = await smallNetwork(relais, ['Ada Trois'], { purpose: 'support', businessTalk: 'never' });
    const browser = await signedInBrowser(relais, addressOf('Ada Trois'));
    const host = await relais.token(circle.networkId, circle.people['Ada Trois'] ?? '', 'host');
    const plan = { networkId: circle.networkId, startTime: '20:00', kind: 'evening', status: 'scheduled' };
    await put(`/api/meetings/${randomUUID()}`, host, { ...plan, date: dayAfter(today, 6) });
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
    await put(`/api/referrals/${randomUUID()}`, await club.token('Ben Trois'), {
      ...{ ...referral, receiverId, prospect: { ...prospect, agreedHow: 'spoken' } },
    });
    const thanked = { networkId: club.networkId, thankedId: receiverId, on: today, amountInCents: 123_400 };
    await put(`/api/thanks/${randomUUID()}`, await club.token('Ben Trois'), thanked);
    const mail = mailTo('Ada Trois', await sentAt(club.evening));
    expect(mail?.text).toMatch(
      /at 07:30: Breakfast · Le Petit Cercle\.[^]*meetings\?show=[^]*at 20:00: Appointment\.[^]*Le Petit Cercle: 1 referral received, 1 thank-you for what you gave\./,
    );
    expect(`${mail?.subject ?? ''}${mail?.text ?? ''}${mail?.html ?? ''}`).not.toMatch(
      /Ben|Theodora|Quast|0639|06 39|1 ?234|Brasserie/,
    );
    expect(mailTo('Ada Trois', await sentAt(eveningBefore(6)))).toBeUndefined();
  });

  it('does not come for what an import recorded, nor to remind of a meeting that the person stays away from', async () => {
    const { networkId, meetingId, person, token, evening } = await meetingIn(4, ['Ada Quatre', 'Ben Quatre']);
    await signedInBrowser(relais, addressOf('Ada Quatre'));
    await put(`/api/meetings/${meetingId}/announcement`, await token('Ada Quatre'), { coming: 'no' });
    await relais.commands.execute(importedReferral(networkId, person('Ben Quatre'), person('Ada Quatre')));
    expect(mailTo('Ada Quatre', await sentAt(evening))).toBeUndefined();
    const body = { networkId, receiverId: person('Ada Quatre'), passedOn: today, scope: 'inside' };
    await put(`/api/referrals/${randomUUID()}`, await token('Ben Quatre'), body);
    const mail = mailTo('Ada Quatre', await sentAt(evening));
    expect(plain(mail?.text)).toContain('Le Petit Cercle : 1 recommandation reçue.');
    expect(mail?.text).not.toContain('Demain');
  });
});

describe('Unsubscribing', () => {
  it('takes one POST without signing in, however often; a GET asks first', async () => {
    const { networkId, token, evening } = await meetingIn(40, ['Ada Cinq', 'Ben Cinq']);
    const plan = { networkId, startTime: '07:30', kind: 'breakfast', status: 'scheduled' };
    const next = { ...plan, date: dayAfter(today, 47) };
    await put(`/api/meetings/${randomUUID()}`, await token('Ada Cinq', 'host'), next);
    const ada = await signedInBrowser(relais, addressOf('Ada Cinq'));
    await signedInBrowser(relais, addressOf('Ben Cinq'));
    const path = new URL(mailTo('Ada Cinq', await sentAt(evening))?.unsubscribe ?? '').pathname;
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
    expect(addressesOf(await sentAt(eveningBefore(47)))).toEqual(['ben.cinq@example.org']);
  });
});

describe('What is received', () => {
  it('is told at once to who chose so, ten of one breakfast in one mail, and once', async () => {
    const { networkId, person, token } = await meetingIn(50, ['Ada Six', 'Ben Six', 'Cleo Six']);
    const ada = await signedInBrowser(relais, addressOf('Ada Six'));
    await signedInBrowser(relais, addressOf('Cleo Six'));
    expect((await ada.ask('PUT', '/api/me/mails', { choice: 'at-once', language: 'fr' })).status).toBe(204);
    const ben = await token('Ben Six');
    const pass = (receiver: string, id = randomUUID()) =>
      put(`/api/referrals/${id}`, ben, {
        networkId,
        receiverId: person(receiver),
        passedOn: today,
        scope: 'inside',
      });
    const withdrawn = randomUUID();
    await pass('Ada Six', withdrawn);
    for (let n = 0; n < 10; n++) await pass(n % 2 ? 'Cleo Six' : 'Ada Six');
    await put(`/api/referrals/${withdrawn}/withdrawal`, ben, { reason: 'erreur' });
    const noon = instantOf(dayAfter(today, 1), '12:00', paris);
    await caughtUp();
    const processes = [relais.installation, other].map((one) => lookingAt(noon, one));
    await Promise.all(processes.map(({ policy }) => policy.look()));
    const sent = processes.flatMap((one) => one.sent);
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['ada.six@example.org', '5 recommandations pour toi'],
    ]);
    expect(sent[0]?.text).not.toMatch(/Ben|Cleo/);
    expect(await sentAt(noon)).toEqual([]);
  });
});

describe('The choice of mails', () => {
  it('is that of the account alone, and says whether mails are sent', async () => {
    const { token } = await meetingIn(60, ['Ada Sept']);
    const ada = await signedInBrowser(relais, addressOf('Ada Sept'));
    const mine = async () => (await ada.ask('GET', '/api/me/mails')).body;
    const address = addressOf('Ada Sept');
    expect(await mine()).toEqual({ choice: 'weekly', address, areSent: false });
    expect((await ada.ask('PUT', '/api/me/mails', { choice: 'none', language: 'en' })).status).toBe(204);
    expect(await mine()).toMatchObject({ choice: 'none' });
    expect((await ada.ask('PUT', '/api/me/mails', { choice: 'daily', language: 'en' })).status).toBe(400);
    expect((await relais.ask('GET', '/api/me/mails', { token: await token('Ada Sept') })).status).toBe(403);
    expect((await new TestBrowser(relais).ask('GET', '/api/me/mails')).status).toBe(401);
    const { body } = await ada.ask('GET', '/api/me/data');
    expect(body['account']).toMatchObject({ mails: { choice: 'none', language: 'en', lastWeeklyAt: null } });
  });
});

describe('What a stranger at the screen reads', () => {
  const word = fc.stringMatching(/^Z[b-y]{7}$/);
  const secrets = fc.record({
    ...{ prospect: word, need: word, place: word, giver: word, guest: word },
    phone: fc.stringMatching(/^06398[1-9]{5}$/),
    amountInCents: fc.integer({ min: 1_000_001, max: 9_999_999 }),
  });
  const situation = fc.record({
    purpose: fc.constantFrom('business' as const, 'support' as const),
    language: fc.constantFrom('fr' as const, 'en' as const),
    scope: fc.constantFrom('inside' as const, 'outside' as const),
  });
  let days = 70;

  it('is no person, prospect, need, place, telephone or amount, whatever the network', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, situation, async (secret, { purpose, language, scope }) => {
        days += 10;
        const [ada, giver] = [`Ada ${String(days)}`, secret.giver];
        const { networkId, meetingId, person, token, evening } = await meetingIn(days, [ada, giver], {
          purpose,
        });
        const browser = await signedInBrowser(relais, addressOf(ada));
        await browser.ask('PUT', '/api/me/mails', { choice: 'at-once', language });
        const [asGiver, asHost] = [await token(giver), await token(giver, 'host')];
        const plan = { networkId, date: dayAfter(today, days), startTime: '07:30', kind: 'breakfast' };
        await put(`/api/meetings/${meetingId}`, asHost, {
          ...plan,
          status: 'scheduled',
          place: secret.place,
        });
        const { phone, need, prospect: name, amountInCents } = secret;
        const prospect = { name, phone, agreed: true, agreedOn: today, agreedHow: 'spoken' };
        await put(`/api/referrals/${randomUUID()}`, asGiver, {
          ...{ networkId, receiverId: person(ada), passedOn: today, scope, need },
          ...(scope === 'outside' && { contactBy: 'receiver', prospect }),
        });
        const thanked = { networkId, thankedId: person(ada), on: today, amountInCents };
        await put(`/api/thanks/${randomUUID()}`, asGiver, thanked);
        const guests = [{ guestId: randomUUID(), name: secret.guest, email: `${secret.guest}@example.org` }];
        await put(`/api/meetings/${meetingId}/announcement`, asGiver, { coming: 'yes', guests });
        const soon = instantOf(dayAfter(today, 1), '12:00', paris);
        const mails = [...(await sentAt(soon)), ...(await sentAt(evening))].filter(
          ({ to }) => to === addressOf(ada),
        );
        expect(mails).toHaveLength(purpose === 'support' ? 1 : 2);
        const told = mails
          .map(({ subject, text, html }) => `${subject} ${text} ${html}`.replaceAll(/https?:[^\s"<]+/g, ''))
          .join(' ');
        const amount = String(Math.trunc(amountInCents / 100));
        for (const value of [...Object.values(secret).map(String), amount]) expect(told).not.toContain(value);
        if (purpose === 'support')
          expect(told).not.toMatch(/cercle|petit|breakfast|referral|recommandation/i);
      }),
      { numRuns: runs(4) },
    );
  });
});
