import { randomUUID } from 'node:crypto';
import { linkPath } from '@relais/contracts';
import { ChangeAddress } from '@relais/people';
import { TestBrowser, askedMail, codeIn, linkIn, newestMail, otherThan, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('Signing in by a code', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: TestBrowser;
  let address: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Noé']);
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  beforeEach(() => {
    browser = new TestBrowser(relais);
    address = `${randomUUID()}@example.org`;
  });
  afterAll(() => relais.stop());

  const asked = (count?: number) => askedMail(relais, browser, address, count);
  const caughtUp = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());

  it('signs in the owner of the address, however it is written, once', async () => {
    address = addressOf('Ada');
    expect(await browser.askForCode(' ADA@Example.org ')).toMatchObject({ status: 202 });
    const code = codeIn(await newestMail(relais, address));
    expect(await browser.enter(`${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ status: 204 });
    const { body } = await browser.ask('GET', '/api/me');
    expect(body).toMatchObject({ name: 'Ada', networks: [{ id: network.networkId, role: 'member' }] });
    expect(browser.cookieNames()).toEqual(['relais-0', 'relais-device-0']);
    expect(await browser.enter(code)).toMatchObject({ status: 410, body: { code: 'code-refused' } });
  });

  it('sends a calm mail in the language that was asked for, with nothing from elsewhere in it', async () => {
    const french = await asked();
    expect(french.subject).toBe(`Code pour Relais\u202f: ${codeIn(french)}`);
    await browser.askForCode(address, 'en');
    const english = await newestMail(relais, address, 2);
    expect(english.subject).toBe(`Your code for Relais: ${codeIn(english)}`);
    for (const mail of [french, english]) {
      expect(mail.text).toContain(`${relais.url}${linkPath(linkIn(mail))}`);
      expect(mail.html).toContain(codeIn(mail));
      expect(mail.html).not.toMatch(/<(img|link|script|iframe)|src=|url\(|@import/);
      const addresses = [...mail.html.matchAll(/https?:\/\/[^"<\s]+/g)].map(([found]) => found);
      expect(addresses).toEqual([`${relais.url}${linkPath(linkIn(mail))}`]);
    }
  });

  it('works in the browser that asked, and there by the link too', async () => {
    const mail = await asked();
    const other = new TestBrowser(relais);
    await other.askForCode(`${randomUUID()}@example.org`);
    expect(await other.enter(codeIn(mail))).toMatchObject({ status: 410 });
    expect(await other.enterByLink(linkIn(mail))).toMatchObject({ status: 410 });
    await fetch(`${relais.url}${linkPath(linkIn(mail))}`);
    expect(await browser.enterByLink(linkIn(mail))).toMatchObject({ status: 204 });
    expect(await browser.enter(codeIn(mail))).toMatchObject({ status: 410 });
  });

  it('gives one refusal for codes that are guessed, used, expired, or of another browser', async () => {
    const refusals: unknown[] = [];
    const refused = async (by: TestBrowser, code: string) => {
      const { status, body } = await by.enter(code);
      refusals.push({ status, body });
    };
    const code = codeIn(await asked());
    await refused(browser, otherThan(code));
    await refused(new TestBrowser(relais), code);
    await relais.sql(`update sign_in_code set sent_at = sent_at - interval '10 minutes'`);
    await refused(browser, code);
    const second = codeIn(await asked(2));
    await browser.enter(second);
    await refused(browser, second);
    expect(refusals[0]).toMatchObject({ status: 410, body: { code: 'code-refused' } });
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals).toHaveLength(4);
  });

  it('signs in a person who is in no network yet', async () => {
    const newcomer = await signedInBrowser(relais, address);
    expect(await newcomer.ask('GET', '/api/me')).toMatchObject({
      status: 200,
      body: { name: null, networks: [] },
    });
  });

  it('finds the persons of an address in every network, and keeps them when their address changes', async () => {
    const other = await smallNetwork(relais, ['Noé']);
    await caughtUp();
    const noe = await signedInBrowser(relais, addressOf('Noé'));
    const networks = async (of: TestBrowser) =>
      ((await of.ask('GET', '/api/me')).body['networks'] as { id: string }[]).map(({ id }) => id).toSorted();
    expect(await networks(noe)).toEqual([network.networkId, other.networkId].toSorted());

    const personId = other.people['Noé']!;
    const change = new ChangeAddress(
      { networkId: other.networkId, personId },
      {
        commandId: randomUUID(),
        networkId: other.networkId,
        today: '2026-03-02',
        principal: { personId, role: 'member' },
      },
      { email: address },
    );
    await relais.commands.execute(change);
    await caughtUp();
    expect(await networks(await signedInBrowser(relais, address))).toEqual([]);
    expect(await networks(noe)).toHaveLength(2);
  });

  it('takes over what an operator let a person into, and ends that session where the account was there before', async () => {
    const { signIn } = relais.installation;
    const { networkId, people } = network;
    const vouched = new TestBrowser(relais);
    await vouched.enterByLink(await signIn.makeLink(networkId, people['Karim']!));
    const karim = await signedInBrowser(relais, addressOf('Karim'));
    expect(await karim.ask('GET', '/api/me/sessions')).toMatchObject({ body: { sessions: [{}, {}] } });

    const later = await smallNetwork(relais, ['Karim']);
    await vouched.enterByLink(await signIn.makeLink(later.networkId, later.people['Karim']!));
    expect(await vouched.ask('GET', '/api/me')).toMatchObject({
      body: { networks: [{ id: later.networkId }] },
    });
    await caughtUp();
    const again = await signedInBrowser(relais, addressOf('Karim'));
    expect((await again.ask('GET', '/api/me')).body['networks']).toHaveLength(2);
    expect(await vouched.ask('GET', '/api/me')).toMatchObject({ status: 401 });
  });

  it('leaves neither address nor code nor secret in the database', async () => {
    await signedInBrowser(relais, address);
    const mail = await newestMail(relais, address);
    const tables = await relais.sql<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name } of tables) {
      const found = await relais.sql(
        `select from ${name} t where t::text ilike $1 or t::text like $2 or t::text ~ $3`,
        [`%${address}%`, `%${linkIn(mail)}%`, `\\m${codeIn(mail)}\\M`],
      );
      expect({ name, found: found.length }).toEqual({ name, found: 0 });
    }
  });
});
