import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MeetingId, type NetworkId, type PersonId, type SeriesId, dayAfter } from '@relais/contracts';
import { importSecretOf, importedId } from '@relais/networks';
import { announcementId, attendanceId, meetingOfSeries } from '@relais/meetings';
import { prospectId } from '@relais/people';
import { writeSmall } from '../../import-export/small-folder';
import { signedInBrowser } from '../browser';
import { imported } from '../imported';
import { dayToCome } from '../refused';
import { type Answer, type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const home = mkdtempSync(join(tmpdir(), 'relais-foreign-'));
const on = '2026-03-05';

describe('The ids of a network, used in another one by its organiser,', () => {
  let relais: RunningRelais;
  let theirs: NetworkId;
  let own: SmallNetwork;
  let organiser: string;
  let id: (kind: string, ref: string) => string;
  const folder = writeSmall(join(home, 'small'));
  const born = {
    ...{ referral: randomUUID(), thanks: randomUUID(), meeting: randomUUID(), person: randomUUID() },
    ...{ need: randomUUID(), series: randomUUID(), guest: randomUUID(), oneToOne: randomUUID() },
  };

  beforeAll(async () => {
    relais = await startRelais();
    ({ networkId: theirs } = await imported(relais, folder));
    const secret = await importSecretOf(relais.installation.database.engine.manager, theirs);
    id = (kind, ref) => importedId(secret, kind, ref);
    own = await smallNetwork(relais, ['Zoé', 'Yann']);
    organiser = await relais.token(own.networkId, own.people['Zoé'] as PersonId, 'organiser');
    const ada = await relais.token(theirs, id('person', 'ada'), 'organiser');
    const networkId = theirs;
    const put = async (path: string, body: object) =>
      expect(await relais.ask('PUT', path, { token: ada, body })).toMatchObject({ status: 200 });
    await put(`/api/networks/${theirs}/people/${born.person}`, { name: 'Karim' });
    await put(`/api/meetings/${born.meeting}`, { networkId, ...meeting });
    await put(`/api/referrals/${born.referral}`, {
      ...{ networkId, receiverId: id('person', 'ben'), passedOn: on, scope: 'inside', need: 'chaises' },
    });
    await put(`/api/thanks/${born.thanks}`, { networkId, thankedId: id('person', 'ben'), on });
    await put(`/api/one-to-ones/${born.oneToOne}`, { networkId, withId: id('person', 'ben'), on });
    await put(`/api/needs/${born.need}`, { networkId, text: 'chaises', until: dayToCome() });
    await put(`/api/series/${born.series}`, { networkId, ...series });
    await put(`/api/meetings/${ahead}`, { networkId, ...meeting, date: dayToCome() });
    await put(`/api/meetings/${ahead}/announcement`, announcement(born.guest));
    const ownAhead = { networkId: own.networkId, ...meeting, date: dayToCome() };
    await relais.ask('PUT', `/api/meetings/${aheadHere}`, { token: organiser, body: ownAhead });
  }, 120_000);
  afterAll(async () => {
    await relais.stop();
    rmSync(home, { recursive: true });
  });

  const [ahead, aheadHere] = [randomUUID(), randomUUID()];
  const announcement = (guestId: string) => ({ coming: 'yes', guests: [{ guestId, name: 'Gus' }] });
  const series = {
    ...{ rule: { every: 1, weekday: 4 }, from: dayToCome(), startTime: '07:30', kind: 'breakfast' },
    place: 'Au port',
  };
  const meeting = { date: on, startTime: '07:30', kind: 'breakfast', place: 'Au port', status: 'scheduled' };
  /** Everything that begins something under an id. */
  const beginnings = (thing: string): [path: string, body: object][] => {
    const { networkId, people } = own;
    const referral = { networkId, receiverId: people['Yann'], passedOn: on, scope: 'inside', need: 'table' };
    return [
      [`/api/networks/${networkId}/people/${thing}`, { name: 'Mallory', email: 'mallory@example.org' }],
      [`/api/meetings/${thing}`, { networkId, ...meeting }],
      [`/api/referrals/${thing}`, referral],
      [`/api/thanks/${thing}`, { networkId, thankedId: people['Yann'], on }],
      [`/api/one-to-ones/${thing}`, { networkId, withId: people['Yann'], on }],
      [`/api/needs/${thing}`, { networkId, text: 'table', until: dayToCome() }],
      [`/api/series/${thing}`, { networkId, ...series }],
      [`/api/meetings/${aheadHere}/announcement`, announcement(thing)],
    ];
  };
  const story = {
    ...{ name: 'Faux', founder: 'Mallory', purpose: 'business', language: 'fr', currency: 'EUR' },
    ...{ timezone: 'Europe/Paris', controller: 'Mallory', contact: 'm@example.org' },
  };
  /** Derived ids are none of commands: 400. */
  const isOfClient = (thing: string) => /^.{14}[47]/.test(thing);
  const foreign = (): string[] => [
    theirs,
    ...Object.values(born),
    ...[born.referral, id('referral', 'r3')].map(prospectId),
    ...[id('person', 'ada'), id('meeting', 'm1'), id('referral', 'r1'), id('referral', 'r3')],
    ...[id('thanks', 't1'), id('one-to-one', 'o1')],
  ];
  const values = () =>
    relais.sql<object[]>(`select k.subject_id, k.network_id, k.kind, field, sealed, wrapped_key
      from vault_key k left join vault_value using (subject_id) where k.network_id = '${theirs}' order by 1, 4`);

  it('begin nothing there: 404, whatever the kind and the command, and nothing of theirs changes', async () => {
    const [before, position] = [await values(), await relais.installation.store.lastPosition()];
    for (const thing of foreign())
      for (const [path, body] of beginnings(thing))
        for (const headers of [{}, ...(isOfClient(thing) ? [{ 'relais-command': thing }] : [])]) {
          const { status, body: answer } = await relais.ask('PUT', path, { token: organiser, body, headers });
          expect({ path, status, code: answer['code'] }).toEqual({ path, status: 404, code: 'not-found' });
        }
    expect(await values()).toEqual(before);
    expect(await relais.installation.store.lastPosition()).toBe(position);
  }, 120_000);

  it('are no persons to describe, to erase or to make something of', async () => {
    const before = await values();
    const people = `/api/networks/${own.networkId}/people`;
    for (const thing of foreign())
      for (const [path, body] of [
        [`${people}/${thing}/description`, { name: 'Mallory' }],
        [`${people}/${thing}/erasure`, {}],
        [`${people}/${thing}/contact-erasure`, {}],
        [`${people}/${thing}/role`, { role: 'host' }],
        [`${people}/${thing}/leaving`, { because: 'left' }],
      ] as const) {
        const { status } = await relais.ask('PUT', path, { token: organiser, body });
        expect([path, [404, 422].includes(status)]).toEqual([path, true]);
      }
    expect(await values()).toEqual(before);
  }, 120_000);

  it('begin nothing either where Relais will derive them: 404, and there everything goes on', async () => {
    const ben = id('person', 'ben') as PersonId;
    const date = dayAfter(dayToCome(), 7 * 40);
    const computed = [
      attendanceId(born.meeting as MeetingId, ben),
      announcementId(ahead as MeetingId, ben),
      meetingOfSeries(born.series as SeriesId, date),
      prospectId(born.referral),
      '3f2b1a90-0000-8000-8000-000000000001',
    ];
    const stranger = await signedInBrowser(relais, 'stranger@example.org');
    for (const thing of computed) {
      for (const [path, body] of beginnings(thing)) {
        const { status, body: answer } = await relais.ask('PUT', path, { token: organiser, body });
        expect({ path, status, code: answer['code'] }).toEqual({ path, status: 404, code: 'not-found' });
      }
      expect(await stranger.ask('PUT', `/api/networks/${thing}`, story)).toMatchObject({ status: 404 });
    }
    const ada = await relais.token(theirs, id('person', 'ada'), 'organiser');
    for (const [path, body] of [
      [`/api/meetings/${born.meeting}/attendance/${ben}`, { status: 'present' }],
      [`/api/meetings/${ahead}/announcement`, { coming: 'yes', personId: ben }],
    ] as const)
      expect(await relais.ask('PUT', path, { token: ada, body })).toMatchObject({ status: 200 });
  });

  it('found no network', async () => {
    const stranger = await signedInBrowser(relais, 'stranger@example.org');
    for (const thing of foreign()) {
      const { status } = await stranger.ask('PUT', `/api/networks/${thing}`, story);
      expect([thing, status]).toEqual([thing, 404]);
    }
  });

  it('may be used as ids of commands, which tells nothing and blocks nobody', async () => {
    const person = randomUUID();
    const answers: Answer[] = [];
    for (const commandId of [born.referral, born.thanks, randomUUID()]) {
      const path = `/api/networks/${own.networkId}/people/${person}/description`;
      if (answers.length === 0)
        await relais.ask('PUT', path.replace('/description', ''), {
          token: organiser,
          body: { name: 'Max' },
        });
      const headers = { 'relais-command': commandId };
      answers.push(
        await relais.ask('PUT', path, { token: organiser, body: { name: `Max ${commandId}` }, headers }),
      );
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('do not keep an import from going on, the ids that it will compute included', async () => {
    const token = organiser;
    for (const ref of ['eve', 'max'])
      for (const namespace of [theirs, own.networkId]) {
        const thing = importedId(namespace, 'person', ref);
        const path = `/api/networks/${own.networkId}/people/${thing}`;
        await relais.ask('PUT', path, { token, body: { name: 'Mallory' } });
      }
    const grown = writeSmall(join(home, 'grown'), {
      'one-to-ones.csv': 'oneToOneRef,on,aRef,bRef\no1,2025-02-10,ada,ben\no2,2025-03-10,ada,ben\n',
    });
    expect(await imported(relais, grown)).toMatchObject({ recorded: { oneToOnes: 1 }, changed: [], bad: [] });
    expect(await imported(relais, folder)).toMatchObject({ recorded: { members: 0 }, changed: [], bad: [] });
  });
});
