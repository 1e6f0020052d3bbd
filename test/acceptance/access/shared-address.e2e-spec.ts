import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { MeAnswer, NetworkId, PersonId } from '@relais/contracts';
import { EndMembership, importSecretOf, importedId } from '@relais/networks';
import { type TestBrowser, signedInBrowser } from '../browser';
import { EventStreamReader } from '../event-stream';
import { imported } from '../imported';
import { dayToCome } from '../refused';
import { type RunningRelais, startRelais } from '../relais';

const folder = join(__dirname, '../../data/cases/f02-shared-address/c11-couple');

/** Case f02: Marie and Paul Duval are two members of one network who share an address. */
describe('An account that is two persons of one network', () => {
  let relais: RunningRelais;
  let browser: TestBrowser;
  let networkId: NetworkId;
  let [marie, paul, bruno] = [] as unknown as [PersonId, PersonId, PersonId];
  beforeAll(async () => {
    relais = await startRelais();
    networkId = (await imported(relais, folder)).networkId;
    const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
    [marie, paul, bruno] = ['P05', 'P06', 'P02'].map((ref) => importedId(secret, 'person', ref)) as [
      PersonId,
      PersonId,
      PersonId,
    ];
    browser = await signedInBrowser(relais, 'duval@example.org');
  });
  afterAll(() => relais.stop());

  const as = (person: string) => ({ 'relais-person': person });
  const ask = async (method: string, path: string, person: string | null, body?: unknown) =>
    browser.ask(method, path, body, person === null ? {} : as(person));
  const ledgerOf = (personId: string) => `/api/networks/${networkId}/people/${personId}/ledger`;
  const pass = (person: string | null, id: string = randomUUID(), more: object = {}) =>
    ask('PUT', `/api/referrals/${id}`, person, {
      ...{ networkId, receiverId: bruno, passedOn: '2026-02-20', scope: 'inside', ...more },
    });

  it('finds both by name, each with a role of their own', async () => {
    const { networks } = (await ask('GET', '/api/me', null)).body as unknown as MeAnswer;
    const persons = networks.map(({ id, personId, personName }) => ({ id, personId, personName }));
    expect(persons).toHaveLength(2);
    expect(persons).toEqual(
      expect.arrayContaining([
        { id: networkId, personId: marie, personName: 'Marie Duval' },
        { id: networkId, personId: paul, personName: 'Paul Duval' },
      ]),
    );
  });

  it('says who speaks: each reads their own ledger alone', async () => {
    const received = async (person: PersonId, other: PersonId) => [
      (await ask('GET', ledgerOf(person), person)).body['summary'],
      (await ask('GET', ledgerOf(other), person)).status,
    ];
    expect(await received(marie, paul)).toEqual([expect.objectContaining({ given: 1 }), 403]);
    expect(await received(paul, marie)).toEqual([expect.objectContaining({ given: 0 }), 403]);
  });

  it('says in the address whose changes a stream tells, and hears of both over all networks', async () => {
    const open = (path: string) =>
      EventStreamReader.open(`${relais.url}${path}`, { cookie: browser.cookieHeader() });
    const here = `/api/networks/${networkId}/events`;
    expect((await open(here)).status).toBe(400);
    const [ofMarie, ofPaul, ofBoth] = [
      await open(`${here}?person=${marie}`),
      await open(`${here}?person=${paul}`),
      await open('/api/me/events'),
    ];
    await pass(marie);
    await Promise.all([ofMarie.hears('referral'), ofBoth.hears('referral')]);
    await pass(paul);
    await ofPaul.hears('referral');
    expect(ofPaul.messages).toHaveLength(1);
    await Promise.all([ofMarie.close(), ofPaul.close(), ofBoth.close()]);
  });

  it('records in the name of the one who speaks', async () => {
    const id = randomUUID();
    const { status, body } = await pass(paul, id);
    expect(status).toBe(200);
    const read = (person: PersonId) =>
      browser.ask('GET', `/api/referrals/${id}`, undefined, {
        ...as(person),
        'relais-after': String(body['position']),
      });
    expect((await read(paul)).body).toMatchObject({ giver: { personId: paul } });
    expect((await read(marie)).status).toBe(403);
    expect((await pass(marie, randomUUID(), { giverId: paul })).status).toBe(403);
    expect((await ask('PUT', `/api/referrals/${id}/withdrawal`, marie, {})).status).toBe(403);
  });

  it.each<[string, () => string | null, number, string]>([
    ['nobody', () => null, 400, 'person-not-chosen'],
    ['a member who is somebody else', () => bruno, 404, 'person-not-yours'],
    ['an unknown person', () => randomUUID(), 404, 'person-not-yours'],
    ['no UUID', () => 'Paul', 400, 'malformed'],
    ['two at once', () => `${marie}, ${paul}`, 400, 'malformed'],
  ])('is refused what names %s', async (_, person, status, code) => {
    const before = await relais.installation.store.lastPosition();
    for (const answer of [
      await ask('GET', `/api/networks/${networkId}/members`, person()),
      await ask('GET', ledgerOf(paul), person()),
      await pass(person()),
    ])
      expect(answer).toMatchObject({ status, body: { code } });
    expect(await relais.installation.store.lastPosition()).toBe(before);
  });

  it('reads of both what is asked over all networks, no matter who speaks', async () => {
    for (const person of [null, marie, paul]) {
      for (const path of ['/api/me/data', '/api/me/networks'])
        expect((await ask('GET', path, person)).body['networks']).toHaveLength(2);
    }
  });

  it('has each meeting once in its calendar', async () => {
    const meetingId = randomUUID();
    const body = { networkId, date: dayToCome(), startTime: '07:30', kind: 'breakfast', status: 'scheduled' };
    const token = await relais.token(networkId, bruno, 'host');
    expect(await relais.ask('PUT', `/api/meetings/${meetingId}`, { token, body })).toMatchObject({
      status: 200,
    });
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    const { url } = (await ask('PUT', '/api/me/calendar', null, {})).body as { url: string };
    const calendar = await (await fetch(`${relais.url}${new URL(url).pathname}`)).text();
    expect(calendar.match(new RegExp(`UID:${meetingId}@relais`, 'g'))).toHaveLength(1);
  });

  it('is the only person of a token: another one is refused', async () => {
    const token = await relais.token(networkId, paul);
    const read = (headers: Record<string, string>) => relais.ask('GET', ledgerOf(paul), { token, headers });
    expect((await read({})).status).toBe(200);
    expect((await read(as(paul))).status).toBe(200);
    expect((await read(as(marie))).body).toMatchObject({ status: 404, code: 'person-not-yours' });
  });

  it('is one person when the other has left and is erased', async () => {
    const left = { personId: marie, joinedOn: '2026-01-08', leftOn: '2026-02-22', because: 'left' } as const;
    await relais.commands.execute(
      new EndMembership(
        { networkId, ...left },
        {
          ...{ commandId: randomUUID(), networkId, today: '2026-02-22' },
          principal: { role: 'system' },
        },
      ),
    );
    const erase = (person: PersonId) =>
      ask('PUT', `/api/networks/${networkId}/people/${marie}/erasure`, person);
    expect((await erase(paul)).status).toBe(403);
    const { status, body } = await erase(marie);
    expect(status).toBe(200);
    const after = { 'relais-after': String(body['position']) };
    const me = (await browser.ask('GET', '/api/me', undefined, after)).body as unknown as MeAnswer;
    expect(me.networks.map(({ personId }) => personId)).toEqual([paul]);
    expect((await ask('GET', ledgerOf(paul), null)).status).toBe(200);
    expect((await ask('GET', ledgerOf(marie), marie)).body['code']).toBe('person-not-yours');
  });
});
