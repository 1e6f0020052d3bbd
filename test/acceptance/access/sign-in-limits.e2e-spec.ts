import { randomUUID } from 'node:crypto';
import { SignIn } from '@relais/access';
import { TestBrowser, askedMail, codeIn, linkIn, mailsTo, newestMail, otherThan } from '../browser';
import { type RunningRelais, startRelais } from '../relais';

describe('Guessing codes and flooding with mails', () => {
  let relais: RunningRelais;
  let browser: TestBrowser;
  let address: string;
  beforeAll(async () => {
    relais = await startRelais();
  });
  beforeEach(() => {
    browser = new TestBrowser(relais);
    address = `${randomUUID()}@example.org`;
  });
  afterAll(() => relais.stop());

  const secretOf = (n: number) => String(n).padStart(43, 'x');
  const asked = (count?: number) => askedMail(relais, browser, address, count);

  it('is over after five tries, for the right code too', async () => {
    const code = codeIn(await asked());
    for (let n = 0; n < 5; n++) await browser.enter(otherThan(code));
    expect(await browser.enter(code)).toMatchObject({ status: 410 });
    const another = codeIn(await asked(2));
    for (let n = 0; n < 4; n++) await browser.enter(otherThan(another));
    expect(await browser.enter(another)).toMatchObject({ status: 204 });
  });

  it('gives one session to a hundred tries at once', async () => {
    const code = codeIn(await asked());
    const answers = await Promise.all(Array.from({ length: 100 }, () => browser.enter(code)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await browser.ask('GET', '/api/me/sessions')).toMatchObject({ body: { sessions: [{}] } });
  });

  it('lets nobody through by a hundred guesses at once', async () => {
    const code = codeIn(await asked());
    const guesses = Array.from({ length: 100 }, () => browser.enter(otherThan(code)));
    expect((await Promise.all(guesses)).filter(({ status }) => status !== 410)).toEqual([]);
    const [row] = await relais.sql<{ tries: number }[]>(
      'select tries from sign_in_code order by created_at desc limit 1',
    );
    expect(row).toEqual({ tries: 5 });
  });

  it('sends five mails at once in an hour where one client asks; the sixth waits, and is answered like them', async () => {
    const first = await browser.askForCode(address);
    for (let n = 0; n < 4; n++) await browser.askForCode(address);
    const code = codeIn(await newestMail(relais, address, 5));
    const sixth = await browser.askForCode(address);
    expect([sixth.status, sixth.body]).toEqual([first.status, first.body]);
    const other = `${randomUUID()}@example.org`;
    await browser.askForCode(other);
    await newestMail(relais, other);
    expect(await mailsTo(relais, address)).toHaveLength(5);
    expect(await browser.enter(code)).toMatchObject({ status: 204 });
  });

  it('counts the mails of all processes, and of all at once', async () => {
    const { database, vault } = relais.installation;
    const processes = [new SignIn(database, vault), new SignIn(database, vault)];
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        processes[n % 2]!.codes.make({ browser: secretOf(n), device: null, client: '192.0.2.1' }, address),
      ),
    );
    expect(made.filter((code) => code?.waits === 0)).toHaveLength(5);
    expect(made.filter((code) => code === null)).toHaveLength(1);
  });

  it('ends earlier codes of the same address and browser with a new one, and no others', async () => {
    const earlier = codeIn(await asked());
    const later = codeIn(await asked(2));
    const [elsewhere, other] = [new TestBrowser(relais), `${randomUUID()}@example.org`];
    const there = codeIn(await askedMail(relais, elsewhere, address, 3));
    const ofOther = codeIn(await askedMail(relais, browser, other));
    expect(await browser.enter(earlier)).toMatchObject({ status: 410 });
    expect(await elsewhere.enter(there)).toMatchObject({ status: 204 });
    expect(await browser.enter(ofOther)).toMatchObject({ status: 204 });
    expect(await browser.enter(later)).toMatchObject({ status: 410 });
    const again = codeIn(await askedMail(relais, browser, address, 4));
    expect(await browser.enter(again)).toMatchObject({ status: 204 });
  });

  it('stops guessing over many codes of an address, while its links still work', async () => {
    const code = codeIn(await asked());
    await browser.enter(otherThan(code));
    await relais.sql(`update shared_count set points = 30 where key like 'failures:%'`);
    const mail = await asked(2);
    expect(await browser.enter(codeIn(mail))).toMatchObject({ status: 410 });
    expect(await browser.enterByLink(linkIn(mail))).toMatchObject({ status: 204 });
    await relais.sql(`delete from shared_count`);
  });

  it.each([
    ['mails', () => browser.askForCode(address)],
    ['tries', () => browser.enter('123456')],
  ])('bounds %s of one client, in all processes', async (what, ask) => {
    await ask();
    await relais.sql(`update shared_count set points = 1000 where key like $1`, [`${what}:%`]);
    const answer = await ask();
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await relais.sql('delete from shared_count');
    expect((await ask()).status).not.toBe(429);
  });
});
