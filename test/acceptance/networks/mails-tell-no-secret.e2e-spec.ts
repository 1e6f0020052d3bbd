import { randomUUID } from 'node:crypto';
import { dayAfter } from '@relais/contracts';
import fc from 'fast-check';
import { runs } from '../../support/random-runs';
import { signedInBrowser } from '../browser';
import { EventStreamReader } from '../event-stream';
import { looksAtMails, noonIn, today } from '../looks-at-mails';
import { type RunningRelais, startRelais } from '../relais';
import { addressOf } from '../small-network';

let relais: RunningRelais;
let looks: ReturnType<typeof looksAtMails>;
beforeAll(async () => {
  relais = await startRelais();
  looks = looksAtMails(relais);
});
afterAll(() => relais.stop());

describe('What a stranger reads in mails, calendars and streams', () => {
  const word = fc.stringMatching(/^Z[b-y]{7}$/);
  const secrets = fc.record({
    ...{ prospect: word, need: word, sought: word, place: word },
    ...{ giver: word, guest: word, substitute: word, missing: word },
    phone: fc.stringMatching(/^06398[1-9]{5}$/),
    amountInCents: fc.integer({ min: 1_000_001, max: 9_999_999 }),
  });
  const situation = fc.record({
    purpose: fc.constantFrom('business' as const, 'support' as const),
    language: fc.constantFrom('fr' as const, 'en' as const),
    scope: fc.constantFrom('inside' as const, 'outside' as const),
  });
  let days = 70;

  it('is no person, present or missing, no prospect, need, telephone, amount, or place in a mail, whatever the network', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, situation, async (secret, { purpose, language, scope }) => {
        days += 10;
        const [ada, giver] = [`Ada ${String(days)}`, secret.giver];
        const { networkId, meetingId, plan, person, token, evening } = await looks.meetingIn(
          days,
          [ada, giver, secret.missing],
          {
            purpose,
          },
        );
        const browser = await signedInBrowser(relais, addressOf(ada));
        await browser.ask('PUT', '/api/me/mails', { choice: 'at-once', language });
        const [asGiver, asHost] = [await token(giver), await token(giver, 'host')];
        const asAda = { authorization: `Bearer ${await token(ada)}` };
        const stream = await EventStreamReader.open(`${relais.url}/api/me/events`, asAda);
        const { phone, need, prospect: name, amountInCents } = secret;
        const prospect = { name, phone, agreed: true, agreedOn: today, agreedHow: 'spoken' };
        await looks.put(`/api/referrals/${randomUUID()}`, asGiver, {
          ...{ networkId, receiverId: person(ada), passedOn: today, scope, need },
          ...(scope === 'outside' && { contactBy: 'receiver', prospect }),
        });
        const thanked = { networkId, thankedId: person(ada), on: today, amountInCents };
        await looks.put(`/api/thanks/${randomUUID()}`, asGiver, thanked);
        const guests = [{ guestId: randomUUID(), name: secret.guest, email: `${secret.guest}@example.org` }];
        await looks.put(`/api/meetings/${meetingId}/announcement`, asGiver, { coming: 'yes', guests });
        await looks.put(`/api/meetings/${meetingId}/announcement`, await token(secret.missing), {
          ...{ coming: 'no', substitute: { name: secret.substitute } },
        });
        await looks.put(`/api/needs/${randomUUID()}`, asGiver, {
          ...{ networkId, text: secret.sought, until: dayAfter(today, 30) },
        });
        const heard = stream.messages.length;
        const date = dayAfter(today, days);
        await looks.put(`/api/meetings/${meetingId}`, asHost, { ...plan, date, place: secret.place });
        await stream.hears('meeting', heard);
        await stream.close();
        const mails = [...(await looks.sentAt(noonIn(1))), ...(await looks.sentAt(evening))].filter(
          ({ to }) => to === addressOf(ada),
        );
        expect(mails).toHaveLength(purpose === 'support' ? 1 : 2);
        const inMails = mails.map(({ subject, text, html }) => `${subject} ${text} ${html}`).join(' ');
        const { body } = await browser.ask('PUT', '/api/me/calendar', {});
        const calendars = await Promise.all(
          [new URL(String(body['url'])).pathname, `/api/meetings/${meetingId}/calendar`].map(
            async (path) => (await browser.ask('GET', path)).body['text'],
          ),
        );
        // The place belongs into a calendar, and lines of a calendar are folded.
        const inCalendars = calendars.join(' ').replaceAll(/\r\n /g, '').replaceAll(secret.place, '(place)');
        expect(inCalendars.match(/\(place\)/g)).toHaveLength(2);
        const told = [inMails, inCalendars].join(' ').replaceAll(/https?:[^\s"<]+/g, '');
        const amount = String(Math.trunc(amountInCents / 100));
        for (const value of [...Object.values(secret).map(String), amount, 'example.org'])
          expect(`${told} ${stream.text}`).not.toContain(value);
        if (purpose === 'support')
          expect(told).not.toMatch(/cercle|petit|breakfast|referral|recommandation/i);
      }),
      { numRuns: runs(4) },
    );
  });
});
