import { randomUUID } from 'node:crypto';
import { TestBrowser, codeIn, mailsTo, newestMail, otherThan, signedInBrowser } from '../browser';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

describe('The address by which a person signs in', () => {
  let relais: RunningRelais;
  let networks: SmallNetwork[];
  let name: string;
  let old: string;
  let next: string;
  let karim: TestBrowser;
  beforeAll(async () => {
    relais = await startRelais();
  });
  beforeEach(async () => {
    name = `Karim ${randomUUID().slice(0, 8)}`;
    [old, next] = [addressOf(name), `${randomUUID()}@example.org`];
    networks = [await smallNetwork(relais, [name]), await smallNetwork(relais, [name])];
    await caughtUp();
    karim = await signedInBrowser(relais, old);
  });
  afterAll(() => relais.stop());

  const caughtUp = async () =>
    relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  const askFor = (address: string, browser = karim) =>
    browser.ask('POST', '/api/me/address/code', { address, language: 'fr' });
  const enter = async (code: string, browser = karim, language?: 'fr' | 'en') => {
    const answer = await browser.ask('PUT', '/api/me/address', { code, ...(language && { language }) });
    await caughtUp();
    return [answer.status, answer.body['code'] ?? 'recorded'];
  };
  const known = async () => {
    const { networks: mine } = (await karim.ask('GET', '/api/me/data')).body as {
      networks: { values: { email: string } }[];
    };
    return mine.map(({ values }) => values.email);
  };

  it('is another one in every network once the code that went there is entered; the old one hears of it', async () => {
    expect((await askFor(next)).status).toBe(202);
    const code = codeIn(await newestMail(relais, next));
    expect([await known(), await enter(otherThan(code))]).toEqual([
      [old, old],
      [410, 'code-refused'],
    ]);
    expect(await enter(code)).toEqual([200, 'recorded']);
    expect(await known()).toEqual([next, next]);
    expect((await karim.ask('GET', '/api/me')).body).toMatchObject({ address: next });
    const told = await newestMail(relais, old, 2);
    expect([told.subject, told.text.includes(next)]).toEqual([
      'Une autre adresse pour ce compte Relais',
      false,
    ]);
    const { body } = await (await signedInBrowser(relais, next)).ask('GET', '/api/me');
    expect(body['networks']).toHaveLength(networks.length);
    const byOld = await signedInBrowser(relais, old);
    expect((await byOld.ask('GET', '/api/me')).body).toMatchObject({ networks: [] });
  });

  it('was another one, which hears of it in the language of the app, whatever the browser’s is', async () => {
    await askFor(next);
    const french = karim.from({ 'accept-language': 'fr-FR' });
    await enter(codeIn(await newestMail(relais, next)), french, 'en');
    expect((await newestMail(relais, old, 2)).subject).toBe('Your address for Relais has changed');
  });

  it('is another one in every network after an outage in the middle, at the next start', async () => {
    const [, failing] = networks.map(({ networkId }) => networkId).toSorted();
    await relais.sql(
      `create function fail() returns trigger language plpgsql as $$ begin raise 'away'; end $$`,
    );
    await relais.sql(`create trigger away before insert on event for each row
      when (new.network_id = '${failing ?? ''}') execute function fail()`);
    await askFor(next);
    expect(await enter(codeIn(await newestMail(relais, next)))).toEqual([500, 'internal-error']);
    expect([(await karim.ask('GET', '/api/me')).body['address'], (await known()).toSorted()]).toEqual([
      next,
      [old, next].toSorted(),
    ]);
    await relais.sql('drop trigger away on event');

    const { databaseUrl, dataFolder } = relais;
    const again = await startRelais({ databaseUrl, dataFolder });
    try {
      while ((await known()).includes(old));
    } finally {
      await again.stop();
    }
    expect(await known()).toEqual([next, next]);
    expect(await relais.sql('select from address_change')).toEqual([]);
  });

  it('is asked for after a recent sign-in alone, in a browser, and for this account alone', async () => {
    await askFor(next);
    const code = codeIn(await newestMail(relais, next));
    expect(await karim.enter(code)).toMatchObject({ status: 410 });
    const other = await signedInBrowser(relais, `${randomUUID()}@example.org`);
    await askFor(`${randomUUID()}@example.org`, other);
    expect(await enter(code, other)).toEqual([410, 'code-refused']);
    const token = await relais.token(networks[0]!.networkId, networks[0]!.people[name]!);
    const body = { address: next, language: 'fr' };
    expect((await relais.ask('POST', '/api/me/address/code', { token, body })).status).toBe(403);
    await relais.sql(`update session set created_at = now() - interval '10 minutes'`);
    expect(await askFor(next)).toMatchObject({ status: 403, body: { code: 'sign-in-anew' } });
    expect(await mailsTo(relais, next)).toHaveLength(1);
  });

  it('is not that of another account, unless that one belongs nowhere', async () => {
    await signedInBrowser(relais, next);
    await askFor(next);
    expect(await enter(codeIn(await newestMail(relais, next, 2)))).toEqual([200, 'recorded']);
    const zoe = `Zoé ${randomUUID().slice(0, 8)}`;
    await smallNetwork(relais, [zoe]);
    await caughtUp();
    await signedInBrowser(relais, addressOf(zoe));
    await askFor(addressOf(zoe));
    expect(await enter(codeIn(await newestMail(relais, addressOf(zoe), 2)))).toEqual([409, 'address-in-use']);
    expect(await known()).toEqual([next, next]);
  });
});
