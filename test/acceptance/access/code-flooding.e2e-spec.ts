import { randomUUID } from 'node:crypto';
import { TestBrowser, codeIn, linkIn, mailsTo, newestMail, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';

/** Requests that all come from this machine, each from the client address that it names. */
const from = (client: string) => ({ 'x-forwarded-for': client });

describe('A flood of requests for codes to one address', () => {
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais({ trustedProxies: ['127.0.0.1'] });
  });
  afterAll(() => relais.stop());

  it.each([
    [5, 1],
    [500, 1],
    [50, 50],
    [500, 500],
  ])('of %i from %i clients keeps nobody from a code, and sends few mails', async (requests, clients) => {
    const address = `${randomUUID()}@example.org`;
    const known = await signedInBrowser(relais, address, from('192.0.2.1'));
    expect(await known.ask('POST', '/api/sign-out')).toMatchObject({ status: 204 });
    const clientOf = (n: number) => `198.${18 + (n >> 8)}.${n & 255}.${requests % 250}`;
    const ofFlood = new Set<string>();
    for (let start = 0; start < requests; start += 25) {
      const some = Array.from({ length: Math.min(25, requests - start) }, (_, n) => start + n);
      const answers = await Promise.all(
        some.map((n) => new TestBrowser(relais, from(clientOf(n % clients))).askForCode(address)),
      );
      for (const { status, body } of answers) ofFlood.add(JSON.stringify([status, body]));
    }
    const bySomebodyElse = await mailsTo(relais, address);
    expect(bySomebodyElse.length).toBeLessThanOrEqual(1 + 5 * clients);
    expect(bySomebodyElse.length).toBeLessThanOrEqual(30);

    for (const browser of [known.from(from(clientOf(0))), new TestBrowser(relais, from('203.0.113.7'))]) {
      const answer = await browser.askForCode(address);
      expect([...ofFlood]).toContain(JSON.stringify([answer.status, answer.body]));
      expect(await entered(browser, address)).toBe(204);
    }
  });

  /** Tries every mail to the address as it comes: others get theirs there too. */
  async function entered(browser: TestBrowser, address: string): Promise<number> {
    for (let seen = 0; ;) {
      const mails = await mailsTo(relais, address);
      const fresh = mails.slice(0, mails.length - seen);
      seen = mails.length;
      for (const mail of fresh) {
        const { status } = await browser.ask('POST', '/api/sign-in', { token: linkIn(mail) });
        if (status === 204) return status;
      }
      await newestMail(relais, address, seen + 1);
    }
  }

  it('gives the turn of a code that waits to the next one of the same browser: its server may have ended', async () => {
    const address = `${randomUUID()}@example.org`;
    const asking = new TestBrowser(relais, from('192.0.2.77'));
    for (let n = 1; n <= 5; n++) await new TestBrowser(relais, from('192.0.2.77')).askForCode(address);
    await asking.askForCode(address);
    await relais.sql(
      `update sign_in_code set due_at = now() + interval '500 milliseconds' where sent_at is null and due_at > now()`,
    );
    await asking.askForCode(address);
    await asking.askForCode(address);
    expect(await asking.enter(codeIn(await newestMail(relais, address, 6)))).toMatchObject({ status: 204 });
    expect(await mailsTo(relais, address)).toHaveLength(6);
  });

  it('lets wrong codes of others shut out neither a known browser nor a client that entered none', async () => {
    const address = `${randomUUID()}@example.org`;
    const known = await signedInBrowser(relais, address, from('192.0.2.1'));
    await relais.sql(
      `insert into shared_count (key, points, expire)
       select distinct 'failures:' || address_hash, 299, extract(epoch from now() + interval '1 day') * 1000 from known_device
       on conflict (key) do update set points = excluded.points`,
    );
    const flooding = new TestBrowser(relais, from('198.51.100.1'));
    await flooding.askForCode(address);
    await newestMail(relais, address, 2);
    expect(await flooding.enter('000000')).toMatchObject({ status: 410 });
    await relais.sql(`update shared_count set points = 299 where key like 'failures:%' and points = 300`);
    await known.askForCode(address);
    expect(await known.enter(codeIn(await newestMail(relais, address, 3)))).toMatchObject({ status: 204 });
    const clean = new TestBrowser(relais, from('203.0.113.7'));
    await clean.askForCode(address);
    expect(await clean.enter(codeIn(await newestMail(relais, address, 4)))).toMatchObject({ status: 204 });
    await flooding.askForCode(address);
    const refused = codeIn(await newestMail(relais, address, 5));
    expect(await flooding.enter(refused)).toMatchObject({ status: 410 });
  });
});
